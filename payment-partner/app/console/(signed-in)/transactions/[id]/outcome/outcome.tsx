import { getTranslations } from 'next-intl/server'
import { getEnvironment } from '@/server/environment'
import { termsOf } from '@/server/method/methods'
import type { Transaction } from '@/server/payment/payment'
import { Section } from '../../../../section'
import { decide, simulate } from './actions'

/**
 * Actions that the operator may take now: a verdict on a challenged card, and in a simulation a
 * bank's actions.
 */
export async function Outcome({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('console.outcome')
  const challenged = transaction.status === 'capture' && transaction.fraudStatus === 'challenge'
  const wishes = getEnvironment().SIM_MODE ? wishesOf(transaction) : []
  if (!challenged && wishes.length === 0) return null

  return (
    <Section title={t('title')}>
      {challenged && (
        <form action={decide} className="grid gap-3">
          <input type="hidden" name="transaction" value={transaction.id} />
          <p>{t('challengeText')}</p>
          <div className="flex flex-wrap gap-3">
            <button type="submit" name="verdict" value="approve" className="button button-strong">
              {t('approve')}
            </button>
            <button type="submit" name="verdict" value="deny" className="button button-calm">
              {t('deny')}
            </button>
          </div>
        </form>
      )}
      {wishes.length > 0 && (
        <form action={simulate} className="grid gap-3">
          <input type="hidden" name="transaction" value={transaction.id} />
          <p className="text-quiet text-sm">{t('simulationText')}</p>
          <div className="flex flex-wrap gap-3">
            {wishes.map((wish) => (
              <button key={wish} type="submit" name="outcome" value={wish} className="button button-calm">
                {t(wish)}
              </button>
            ))}
          </div>
        </form>
      )}
    </Section>
  )
}

function wishesOf({ status, fraudStatus, method }: Transaction): ('settle' | 'chargeback' | 'reverse')[] {
  if (status === 'capture' && fraudStatus === 'accept') return ['settle']
  if (status !== 'settlement') return []
  const { kind, reversible } = termsOf(method)

  return [...(kind === 'card' ? ['chargeback' as const] : []), ...(reversible ? ['reverse' as const] : [])]
}
