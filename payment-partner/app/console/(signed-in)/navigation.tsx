import { getTranslations } from 'next-intl/server'
import { readHere } from '@/app/_request/here'
import type { Operator } from '@/server/console/operators'
import { hasRole } from '@/server/console/rights'
import { endAllSessions, signOut } from '../actions'

const PLACES = [
  { path: '/console', name: 'home', below: /^\/console$/ },
  { path: '/console/transactions', name: 'transactions', below: /^\/console\/transactions/ },
  { path: '/console/notifications', name: 'notifications', below: /^\/console\/notifications/ },
  { path: '/console/subscriptions', name: 'subscriptions', below: /^\/console\/subscriptions/ },
  { path: '/console/payouts', name: 'payouts', below: /^\/console\/payouts/ },
  { path: '/console/reports', name: 'reports', below: /^\/console\/reports/ },
  { path: '/console/settings', name: 'settings', below: /^\/console\/settings/ },
  { path: '/console/operators', name: 'operators', below: /^\/console\/operators/ },
  { path: '/console/activity', name: 'activity', below: /^\/console\/activity/ },
  { path: '/api-reference', name: 'apiReference', below: /^\/api-reference/ },
] as const

const LINK =
  'inline-flex min-h-11 items-center whitespace-nowrap border-transparent border-b-2 px-2 font-bold text-quiet hover:text-ink aria-[current=page]:border-kasir aria-[current=page]:text-kasir-deep'
const BUTTON = 'min-h-11 px-2 font-bold text-quiet text-sm underline hover:text-ink'

export async function Navigation({ operator }: { operator: Operator }) {
  const t = await getTranslations('console.navigation')
  const { path: here } = await readHere()

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] border-line border-b">
      <nav aria-label={t('label')} className="-mb-px flex flex-wrap gap-x-1">
        {PLACES.map(({ path, name, below }) => (
          <a key={path} href={path} aria-current={below.test(here) ? 'page' : undefined} className={LINK}>
            {t(name)}
          </a>
        ))}
      </nav>
      <form action={signOut} className="justify-self-end">
        <button type="submit" className={BUTTON}>
          {t('signOut')}
        </button>
        {hasRole(operator, 'admin') && !operator.isVisitor && (
          <button type="submit" formAction={endAllSessions} className={BUTTON}>
            {t(operator.scope === null ? 'endAllSessions' : 'endSessionsOfMerchant')}
          </button>
        )}
      </form>
    </div>
  )
}
