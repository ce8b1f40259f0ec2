import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { formatDay, formatMoney } from '@/app/_ui/format'
import { HoldsFocus } from '@/app/_ui/holds-focus'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { collectVoucher } from './actions'

type Voucher = RouterOutputs['catalogue']['front']['vouchers'][number]

/** Vouchers that everybody may use now. Each leads to goods that it counts for. */
export function Vouchers({ vouchers, collectedCodes }: { vouchers: Voucher[]; collectedCodes: string[] }) {
  const t = useTranslations('front')
  if (vouchers.length === 0) return null

  return (
    <section aria-labelledby="vouchers" className="pt-4">
      <HoldsFocus as="h2" id="vouchers" about={collectedCodes.join()} className="sr-only">
        {t('vouchers')}
      </HoldsFocus>
      <form action={collectVoucher}>
        <ul className="-mx-4 relative flex gap-2 overflow-x-auto px-4 pb-1 sm:mx-0 sm:px-0">
          {vouchers.map((voucher) => (
            <li key={voucher.code} className="max-w-[92%] shrink-0">
              <Ticket voucher={voucher} isCollected={collectedCodes.includes(voucher.code)} />
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}

function Ticket({ voucher, isCollected }: { voucher: Voucher; isCollected: boolean }) {
  const t = useTranslations('front')
  const find = useTranslations('find')
  const language = useLanguage()
  const { code, kind, shop, category, minimum, endsAt } = voucher
  const of = shop?.name ?? (category && find(`categories.${category}`)) ?? t('allGoods')

  return (
    <div className="flex min-h-16 items-center gap-3 rounded-control border border-pasar border-dashed bg-card pr-3">
      <Link
        href={shop ? `/shops/${shop.id}` : category ? `/categories/${category}` : '/search'}
        prefetch={false}
        className="flex items-center gap-3 py-2 pl-4 hover:underline"
      >
        <Icon of={kind === 'shipping' ? 'icon-Truck' : 'icon-TicketPercent'} size={22} className="text-pasar-deep" />
        <span className="grid">
          <span className="font-bold">{`${useGain(voucher)} · ${of}`}</span>
          <span className="text-quiet text-sm">
            {[
              minimum > 0 ? t('minimum', { minimum: formatMoney(minimum) }) : t('noMinimum'),
              t('until', { day: formatDay(endsAt, language) }),
            ].join(' · ')}
          </span>
          <span className="font-mono text-pasar-deep text-sm">{code}</span>
        </span>
      </Link>
      {isCollected ? (
        <Link href="/vouchers" prefetch={false} className="min-h-11 content-center font-bold text-pasar-deep text-sm">
          {t('collected')}
        </Link>
      ) : (
        <button
          type="submit"
          name="code"
          value={code}
          aria-label={t('collectNamed', { code })}
          className={`${button.quiet} px-4`}
        >
          {t('collect')}
        </button>
      )}
    </div>
  )
}

function useGain({ kind, amount, percent, most }: Voucher): string {
  const t = useTranslations('front')
  const of = kind === 'shipping' ? 'shipping' : 'goods'
  if (amount !== null) return t(`gain.${of}.amount`, { amount: formatMoney(amount) })

  return t(percent === 100 ? `gain.${of}.whole` : `gain.${of}.percent`, {
    percent: percent ?? 0,
    most: formatMoney(most ?? 0),
  })
}
