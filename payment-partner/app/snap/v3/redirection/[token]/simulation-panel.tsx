import { FlaskConical } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { getEnvironment } from '@/server/environment'
import { finishUrl } from '@/server/page/finish-url'
import type { Merchant, SnapToken, Transaction } from '@/server/transaction/payment'
import { simulate } from './actions'

type Props = { token: string; page: SnapToken; merchant: Merchant; transaction: Transaction }

/** The hand of the payer, who has no real bank app for this. A gateway that is not a simulation has no such panel. */
export async function SimulationPanel({ token, ...payment }: Props) {
  if (!getEnvironment().SIM_MODE) return null
  const t = await getTranslations('payment')

  return (
    <section
      aria-label={t('simTitle')}
      className="grid gap-3 rounded-card border-2 border-warn/40 border-dashed bg-warn-wash p-5"
    >
      <h2 className="flex items-center gap-2 text-warn">
        <FlaskConical size={20} aria-hidden />
        {t('simTitle')}
      </h2>
      <p className="text-sm">{t('simText')}</p>
      <form action={simulate.bind(null, token)} className="grid gap-2 sm:grid-cols-2">
        <button type="submit" name="outcome" value="pay" className="button button-strong sm:col-span-2">
          {t('simPay')}
        </button>
        <a href={finishUrl(payment)} className="button button-calm">
          {t('simLeave')}
        </a>
        <button type="submit" name="outcome" value="expire" className="button button-calm">
          {t('simExpire')}
        </button>
      </form>
    </section>
  )
}
