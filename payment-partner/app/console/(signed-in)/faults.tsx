import { getTranslations } from 'next-intl/server'
import { getDatabase } from '@/server/database'
import { listFaults } from '@/server/simulation/plan-fault'
import { clearFaults, planFault } from '../actions'
import { CONTROL, Labelled } from './labelled'

const CALLS = ['POST /snap/v1/transactions', 'POST /v2/charge', '/status', '/refund', '/cancel'] as const

/** Failures planned for the next calls of the gateway's API. */
export async function Faults() {
  const t = await getTranslations('console.faults')
  const planned = await listFaults(getDatabase().db)

  return (
    <div className="grid gap-3 border-line border-t pt-4 text-sm">
      <h2 className="font-bold text-base">{t('title')}</h2>
      <form action={planFault} className="grid gap-3 sm:grid-cols-4 sm:items-end">
        <Labelled name="match" label={t('match')}>
          <select id="match" name="match" className={CONTROL}>
            {CALLS.map((call) => (
              <option key={call}>{call}</option>
            ))}
          </select>
        </Labelled>
        <Labelled name="mode" label={t('mode')}>
          <select id="mode" name="mode" className={CONTROL}>
            {(['http', 'delay', 'lost_response'] as const).map((mode) => (
              <option key={mode} value={mode}>
                {t(mode)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled name="times" label={t('times')}>
          <input id="times" name="times" type="number" min={1} max={20} defaultValue={1} className={CONTROL} />
        </Labelled>
        <button type="submit" className="button button-calm">
          {t('plan')}
        </button>
      </form>
      {planned.length > 0 && (
        <form action={clearFaults} className="flex flex-wrap items-center justify-between gap-3">
          <ul>
            {planned.map(({ id, match, mode, timesLeft }) => (
              <li key={id}>
                <code>{match}</code> · {t(mode)} · {t('left', { count: timesLeft })}
              </li>
            ))}
          </ul>
          <button type="submit" className="button button-calm">
            {t('clear')}
          </button>
        </form>
      )}
    </div>
  )
}
