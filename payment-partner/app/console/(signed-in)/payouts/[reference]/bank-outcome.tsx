import { getTranslations } from 'next-intl/server'
import { Section } from '@/app/console/section'
import { outcomesFrom } from '@/server/payout/force-payout'
import type { Payout } from '@/server/payout/status'
import { simulate } from './actions'

/** The bank's possible actions now. */
export async function BankOutcome({ payout: { referenceNo, status } }: { payout: Payout }) {
  const outcomes = outcomesFrom(status)
  if (outcomes.length === 0) return null
  const t = await getTranslations('console.payoutOutcome')

  return (
    <Section title={t('title')}>
      <form action={simulate} className="grid gap-3">
        <input type="hidden" name="payout" value={referenceNo} />
        <p className="text-quiet text-sm">{t('text')}</p>
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
