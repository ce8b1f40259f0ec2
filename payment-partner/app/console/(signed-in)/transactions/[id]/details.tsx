import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah, inGroups } from '@/app/_ui/format'
import { formatSecond } from '@/app/console/format'
import { Section } from '@/app/console/section'
import { isMethod } from '@/server/method/methods'
import type { Merchant, Transaction } from '@/server/payment/payment'
import { DetailList } from '../../detail-list'

export async function TransactionDetails({ transaction, merchant }: { transaction: Transaction; merchant: Merchant }) {
  const t = await getTranslations('console.details')
  const method = await getTranslations('console.method')
  const locale = await getLocale()
  const moment = (instant: Date | null) => instant && formatSecond(locale, instant)

  const { cardPlan } = transaction
  const challenged = transaction.fraudStatus === 'challenge'

  return (
    <Section title={t('title')}>
      <DetailList
        details={[
          [t('transaction'), transaction.id],
          [t('merchant'), `${merchant.name} · ${merchant.id}`],
          [t('method'), isMethod(transaction.method) ? method(transaction.method) : transaction.method],
          [t('payCode'), transaction.payCode && inGroups(transaction.payCode)],
          [t('card'), transaction.maskedCard],
          [
            t('installment'),
            cardPlan?.installmentTerm
              ? t('months', { bank: cardPlan.bank.toUpperCase(), months: cardPlan.installmentTerm })
              : null,
          ],
          [t('points'), cardPlan?.points && formatRupiah(cardPlan.points.redeemed)],
          [t('approvalCode'), transaction.approvalCode],
          [t('begun'), moment(transaction.transactionTime)],
          [t('expires'), moment(transaction.expiresAt)],
          [t('settled'), moment(transaction.settledAt)],
          [t(challenged ? 'decideBefore' : 'due'), transaction.status === 'capture' ? moment(transaction.dueAt) : null],
        ]}
      />
    </Section>
  )
}
