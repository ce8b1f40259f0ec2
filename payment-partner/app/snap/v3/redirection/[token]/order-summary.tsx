import { getLocale, getTranslations } from 'next-intl/server'
import { formatDeadline, formatRupiah } from '@/app/_ui/format'
import type { Merchant, SnapToken, Transaction } from '@/server/payment/payment'
import { Countdown } from './countdown'

type Props = { page: SnapToken; merchant: Merchant; transaction?: Transaction; state: string; now: Date }

/** The amount and the time left: first on every screen. */
export async function AmountDue({ page, merchant, transaction, state, now }: Props) {
  const t = await getTranslations('payment')

  return (
    <section aria-label={t('total')} className="rounded-card bg-kasir p-5 text-card">
      <p className="text-sm">
        {t('forMerchant')} <strong>{merchant.name}</strong>
      </p>
      <p className="money mt-1 font-extrabold text-3xl">{formatRupiah(page.grossAmount)}</p>
      <TimeLeft until={state !== 'choose' && transaction ? transaction.expiresAt : page.pageExpiresAt} now={now} />
    </section>
  )
}

export async function OrderSummary({ page }: Pick<Props, 'page'>) {
  const t = await getTranslations('payment')

  return (
    <section aria-label={t('summary')} className="panel self-start p-5">
      <p className="text-quiet text-sm">{t('order')}</p>
      <p className="break-all font-bold">{page.orderId}</p>
      <Items page={page} />
    </section>
  )
}

async function TimeLeft({ until, now }: { until: Date; now: Date }) {
  const t = await getTranslations('payment')
  const locale = await getLocale()

  return (
    <div className="mt-4 border-card/25 border-t pt-3 text-sm">
      <p className="flex items-baseline justify-between gap-3 noscript:hidden">
        <span>{t('timeLeft')}</span>
        <Countdown
          seconds={Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000))}
          spoken={{ 5: t('minutesLeft', { minutes: 5 }), 1: t('minutesLeft', { minutes: 1 }) }}
        />
      </p>
      <p className="mt-1">{t('payBefore', { date: formatDeadline(locale, until) })}</p>
    </div>
  )
}

async function Items({ page }: { page: SnapToken }) {
  const t = await getTranslations('payment')

  return (
    <dl className="mt-4 grid gap-3 text-sm">
      {page.items.map(({ name, quantity, price }) => (
        <div key={`${name}${price}`} className="flex items-baseline justify-between gap-4">
          <dt className="min-w-0">
            {quantity > 1 && <span className="text-quiet">{t('quantity', { quantity })} </span>}
            {name}
          </dt>
          <dd className="money">{formatRupiah(price * quantity)}</dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3 font-extrabold text-base">
        <dt>{t('total')}</dt>
        <dd className="money">{formatRupiah(page.grossAmount)}</dd>
      </div>
    </dl>
  )
}
