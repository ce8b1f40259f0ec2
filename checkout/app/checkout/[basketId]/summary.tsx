import { Banknote, ShieldCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/format'
import { button, card } from '@/app/styles'
import type { CheckoutData } from './checkout-data'
import { Needs } from './needs'
import { PlaceOrder } from './place-order'

/** Everything that is paid, line by line, and the button that makes it an order. */
export async function Summary({ checkout }: { checkout: CheckoutData }) {
  const t = await getTranslations('checkout.summary')
  const { quote, includedTax, wayBack } = checkout

  return (
    <aside aria-labelledby="summary" className="grid gap-4 lg:sticky lg:top-6">
      <section className={`${card} grid gap-4`}>
        <h2 id="summary" className="text-xl">
          {t('heading')}
        </h2>
        <Lines checkout={checkout} />
        <p className="text-quiet text-sm">
          {includedTax === null ? t('taxNotCharged') : t('taxIncluded', { amount: formatMoney(includedTax) })}
        </p>
        <Needs obstacles={quote.obstacles} />
        <PlaceOrder {...(await placeOrderProps(quote))} />
        <TakenBy paymentWay={quote.paymentWay} />
      </section>
      {wayBack && (
        <a href={wayBack.url} className={button.quiet}>
          {t('back', { name: wayBack.name })}
        </a>
      )}
    </aside>
  )
}

/** Who takes the money. */
async function TakenBy({ paymentWay }: Pick<CheckoutData['quote'], 'paymentWay'>) {
  const t = await getTranslations('checkout.summary')
  const inCash = paymentWay === 'cod'
  const Icon = inCash ? Banknote : ShieldCheck

  return (
    <div className="grid grid-cols-[auto_1fr] gap-2 text-sm">
      <Icon size={20} aria-hidden className="text-pasar-deep" />
      <div>
        <p className="font-bold">{t(inCash ? 'cashBy' : 'processedBy')}</p>
        <p className="text-quiet">{t(inCash ? 'cashText' : 'processedText')}</p>
      </div>
    </div>
  )
}

async function Lines({ checkout: { quote } }: { checkout: CheckoutData }) {
  const t = await getTranslations('checkout.summary')
  const { subtotal, shipping, insurance, serviceFee, total } = quote.totals
  const lines = [
    { term: t('subtotal'), detail: formatMoney(subtotal) },
    {
      term: t('shipping'),
      detail: quote.parcels.every(({ courier }) => courier) ? formatMoney(shipping) : t('shippingUnknown'),
    },
    ...(insurance > 0 ? [{ term: t('insurance'), detail: formatMoney(insurance) }] : []),
    { term: t('serviceFee'), detail: formatMoney(serviceFee) },
  ]

  return (
    <dl className="grid gap-2">
      {lines.map(({ term, detail }) => (
        <div key={term} className="flex justify-between gap-4">
          <dt className="text-quiet">{term}</dt>
          <dd className="money">{detail}</dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3 font-extrabold text-xl">
        <dt>{t('total')}</dt>
        <dd className="money">{formatMoney(total)}</dd>
      </div>
    </dl>
  )
}

async function placeOrderProps(quote: CheckoutData['quote']) {
  const t = await getTranslations('checkout.summary')
  const total = formatMoney(quote.totals.total)
  const errors = await getTranslations('checkout.errors')

  return {
    basketId: quote.basketId,
    expectedTotal: quote.totals.total,
    ready: quote.obstacles.length === 0,
    words: {
      place: t('place', { total }),
      placing: t('placing'),
      errors: Object.fromEntries(ERRORS.map((code) => [code, errors(code)])),
    },
  }
}

const ERRORS = [
  'total_changed',
  'price_rise',
  'out_of_stock',
  'item_unavailable',
  'courier_missing',
  'cod_unavailable',
  'address_missing',
  'basket_ordered',
  'unknown',
] as const
