import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatEdge, formatMoney } from '@/app/_ui/format'
import { isCategory } from '@/app/search/read-category'
import type { CheckoutData } from './checkout-data'

export type VoucherData = CheckoutData['voucherOffers'][number]

/** Returns the discount and its terms: issuer, minimum, expiry. */
export async function describeVoucher({ voucher }: Pick<VoucherData, 'voucher'>) {
  const t = await getTranslations('voucher')
  const categories = await getTranslations('find.categories')
  const { kind, shopName, category, minimum, onceABuyer, endsAt } = voucher
  const terms = [
    t(`by.${kind}`, { shop: shopName ?? '' }),
    category && t('onlyCategory', { category: categories(category) }),
    minimum > 0 && t('minimum', { minimum: formatMoney(minimum) }),
    onceABuyer && t('once'),
    t('until', { day: formatEdge('end', endsAt, await readLanguage()) }),
  ]

  return { worth: await nameWorth(voucher), terms: terms.filter(Boolean).join(' · ') }
}

async function nameWorth({ kind, amount, percent, most }: VoucherData['voucher']) {
  const t = await getTranslations('voucher.worth')
  const shipping = kind === 'shipping'
  if (amount !== null) return t(shipping ? 'shippingAmount' : 'amount', { amount: formatMoney(amount) })
  const values = { percent: percent ?? 0, most: formatMoney(most ?? 0) }
  if (!shipping) return t('percent', values)

  return t(percent === 100 ? 'shippingWhole' : 'shippingPercent', values)
}

type Refused = {
  reason: NonNullable<VoucherData['unfit']>['reason']
  missing?: number
  startsAt?: string
  endsAt?: string
  shop: string
  category: string
}

/** Returns the sentence for why the voucher does not apply. */
export async function sayUnfit({ reason, missing = 0, startsAt, endsAt, shop, category }: Refused) {
  const t = await getTranslations('voucher.unfit')
  const categories = await getTranslations('find.categories')

  return t(reason, {
    missing: formatMoney(missing),
    shop,
    category: isCategory(category) ? categories(category) : '',
    day: await nameEdge({ startsAt, endsAt }),
  })
}

async function nameEdge({ startsAt, endsAt }: Pick<Refused, 'startsAt' | 'endsAt'>) {
  const language = await readLanguage()
  if (startsAt) return formatEdge('start', startsAt, language)

  return endsAt ? formatEdge('end', endsAt, language) : ''
}

export const sayWhyNot = ({ voucher: { shopName, category }, unfit }: VoucherData) =>
  unfit && sayUnfit({ ...unfit, shop: shopName ?? '', category: category ?? '' })
