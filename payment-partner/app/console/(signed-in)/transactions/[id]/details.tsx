import { getLocale, getTranslations } from 'next-intl/server'
import { inGroups } from '@/app/_ui/format'
import { formatSecond } from '@/app/console/format'
import { isMethod } from '@/server/method/methods'
import type { Merchant, Transaction } from '@/server/payment/payment'
import { Section } from '../../../section'

export async function TransactionDetails({ transaction, merchant }: { transaction: Transaction; merchant: Merchant }) {
  const t = await getTranslations('console.details')
  const method = await getTranslations('console.method')
  const locale = await getLocale()
  const moment = (instant: Date | null) => instant && formatSecond(locale, instant)

  const challenged = transaction.fraudStatus === 'challenge'

  const details = [
    [t('transaction'), transaction.id],
    [t('merchant'), `${merchant.name} · ${merchant.id}`],
    [t('method'), isMethod(transaction.method) ? method(transaction.method) : transaction.method],
    [t('payCode'), transaction.payCode && inGroups(transaction.payCode)],
    [t('card'), transaction.maskedCard],
    [t('approvalCode'), transaction.approvalCode],
    [t('begun'), moment(transaction.transactionTime)],
    [t('expires'), moment(transaction.expiresAt)],
    [t('settled'), moment(transaction.settledAt)],
    [t(challenged ? 'decideBefore' : 'due'), transaction.status === 'capture' ? moment(transaction.dueAt) : null],
  ].filter((detail): detail is [string, string] => Boolean(detail[1]))

  return (
    <Section title={t('title')}>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
        {details.map(([name, value]) => (
          <div key={name} className="contents max-sm:grid">
            <dt className="text-quiet text-sm sm:pt-0.5">{name}</dt>
            <dd className="break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
