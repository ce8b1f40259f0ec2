import { getTranslations } from 'next-intl/server'
import { readHere } from '@/app/_request/here'
import { endAllSessions, signOut } from '../actions'

const PLACES = [
  { path: '/console', name: 'transactions', below: /^\/console(\/transactions\/.*)?$/ },
  { path: '/console/payouts', name: 'payouts', below: /^\/console\/payouts/ },
  { path: '/console/reports', name: 'reports', below: /^\/console\/reports/ },
  { path: '/console/merchants', name: 'merchants', below: /^\/console\/merchants/ },
] as const

export async function Navigation() {
  const t = await getTranslations('console.navigation')
  const { path: here } = await readHere()

  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 border-line border-b">
      <nav aria-label={t('label')} className="-mb-px flex flex-wrap gap-1 sm:gap-3">
        {PLACES.map(({ path, name, below }) => (
          <a
            key={path}
            href={path}
            aria-current={below.test(here) ? 'page' : undefined}
            className="inline-flex min-h-11 items-center border-transparent border-b-2 px-2 font-bold text-quiet hover:text-ink aria-[current=page]:border-kasir aria-[current=page]:text-kasir-deep"
          >
            {t(name)}
          </a>
        ))}
      </nav>
      <form action={signOut}>
        <button type="submit" className="min-h-11 px-2 font-bold text-quiet text-sm underline hover:text-ink">
          {t('signOut')}
        </button>
        <button
          type="submit"
          formAction={endAllSessions}
          className="min-h-11 px-2 font-bold text-quiet text-sm underline hover:text-ink"
        >
          {t('endAllSessions')}
        </button>
      </form>
    </div>
  )
}
