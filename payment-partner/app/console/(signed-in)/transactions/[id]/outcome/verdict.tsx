import { getTranslations } from 'next-intl/server'
import type { Transaction } from '@/server/payment/payment'
import { decide } from './actions'

/** The merchant's verdict on a card that the fraud check challenged. */
export async function Verdict({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('console.outcome')

  return (
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
  )
}
