import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { endAllSessions, signOut } from '@/app/back-office/sign-in/actions'
import { NavigationLink } from './navigation-link'

const PLACES = [
  { href: '/back-office', name: 'overview' },
  { href: '/back-office/refunds', name: 'refunds' },
  { href: '/back-office/orders', name: 'orders' },
  { href: '/back-office/returns', name: 'returns' },
  { href: '/back-office/complaints', name: 'complaints' },
  { href: '/back-office/reviews', name: 'reviews' },
  { href: '/back-office/ledger', name: 'ledger' },
  { href: '/back-office/settlements', name: 'settlements' },
  { href: '/back-office/payouts', name: 'payouts' },
  { href: '/back-office/shops', name: 'shops' },
  { href: '/back-office/goods', name: 'goods' },
  { href: '/back-office/migration', name: 'migration' },
  { href: '/back-office/waiting-room', name: 'waitingRoom' },
  { href: '/back-office/alarms', name: 'alarms' },
] as const

export async function Navigation() {
  const t = await getTranslations('backOffice')
  const closed = await (await shop()).migration.isClosed()
  const places = PLACES.filter(({ name }) => name !== 'migration' || !closed)
  const here = (await headers()).get('x-path')?.split('?')[0] ?? '/back-office'

  return (
    <div className="flex flex-wrap items-center gap-x-4 border-line border-b">
      <nav aria-label={t('nav')} className="-mx-4 min-w-0 basis-full lg:flex-1 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex gap-1 lg:flex-wrap">
          {places.map(({ href, name }) => (
            <li key={href}>
              <NavigationLink href={href} arrivedAt={here}>
                {t(`places.${name}`)}
              </NavigationLink>
            </li>
          ))}
        </ul>
      </nav>
      <form action={signOut} className="flex shrink-0 gap-2">
        <button type="submit" className="min-h-11 cursor-pointer px-2 text-quiet text-sm underline hover:text-ink">
          {t('signOut')}
        </button>
        <button
          type="submit"
          formAction={endAllSessions}
          className="min-h-11 cursor-pointer px-2 text-quiet text-sm underline hover:text-ink"
        >
          {t('endAllSessions')}
        </button>
      </form>
    </div>
  )
}
