import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatSecond } from '@/app/console/format'
import type { ConsoleTransaction } from '@/server/console/get-transaction'
import { Section } from '../../../section'

export async function Refunds({ refunds }: Pick<ConsoleTransaction, 'refunds'>) {
  const t = await getTranslations('console.refunds')
  const locale = await getLocale()
  if (refunds.length === 0) return null

  return (
    <Section title={t('title')}>
      <ul className="divide-y divide-line">
        {refunds.map(({ id, amount, refundKey, reason, requestedAt, requestedBy, bankConfirmedAt }) => (
          <li key={id} className="grid gap-0.5 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap justify-between gap-3">
              <span className="break-all font-bold">{refundKey}</span>
              <span className="money font-bold">{formatRupiah(amount)}</span>
            </p>
            {reason && <p>{reason}</p>}
            <p className="text-quiet text-sm tabular-nums">
              {t('requested', { moment: formatSecond(locale, requestedAt) })}
              {requestedBy && ` · ${requestedBy}`}
              <br />
              {bankConfirmedAt ? t('confirmed', { moment: formatSecond(locale, bankConfirmedAt) }) : t('waiting')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
