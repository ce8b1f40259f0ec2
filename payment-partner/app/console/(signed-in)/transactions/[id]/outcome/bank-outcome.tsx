import { getTranslations } from 'next-intl/server'
import { Section } from '@/app/console/section'
import { termsOf } from '@/server/method/methods'
import type { Transaction } from '@/server/payment/payment'
import { simulate } from './actions'

/** The bank's possible actions now. */
export async function BankOutcome({ transaction }: { transaction: Transaction }) {
  const outcomes = outcomesFor(transaction)
  if (outcomes.length === 0) return null
  const t = await getTranslations('console.outcome')

  return (
    <Section title={t('title')}>
      <form action={simulate} className="grid gap-3">
        <input type="hidden" name="transaction" value={transaction.id} />
        <p className="text-quiet text-sm">{t('simulationText')}</p>
        <div className="flex flex-wrap gap-3">
          {outcomes.map((outcome) => (
            <button key={outcome} type="submit" name="outcome" value={outcome} className="button button-calm">
              {t(outcome)}
            </button>
          ))}
        </div>
      </form>
    </Section>
  )
}

function outcomesFor({ status, fraudStatus, method }: Transaction): ('settle' | 'chargeback' | 'reverse')[] {
  if (status === 'capture' && fraudStatus === 'accept') return ['settle']
  if (status !== 'settlement') return []
  const { kind, reversible } = termsOf(method)

  return [...(kind === 'card' ? ['chargeback' as const] : []), ...(reversible ? ['reverse' as const] : [])]
}
