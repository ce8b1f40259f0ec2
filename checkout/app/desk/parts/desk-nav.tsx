import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { signOut } from '@/app/desk/sign-in/actions'
import { Place } from './place'

const PLACES = [
  { href: '/desk', name: 'overview' },
  { href: '/desk/refunds', name: 'refunds' },
  { href: '/desk/orders', name: 'orders' },
  { href: '/desk/ledger', name: 'ledger' },
  { href: '/desk/settlements', name: 'settlements' },
  { href: '/desk/payouts', name: 'payouts' },
  { href: '/desk/alarms', name: 'alarms' },
] as const

export async function DeskNav() {
  const t = await getTranslations('desk')
  const here = (await headers()).get('x-path')?.split('?')[0] ?? '/desk'

  return (
    <div className="flex items-center gap-4 border-line border-b">
      <nav aria-label={t('nav')} className="-mx-4 min-w-0 flex-1 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex gap-1">
          {PLACES.map(({ href, name }) => (
            <li key={href}>
              <Place href={href} arrivedAt={here}>
                {t(`places.${name}`)}
              </Place>
            </li>
          ))}
        </ul>
      </nav>
      <form action={signOut} className="shrink-0">
        <button type="submit" className="min-h-11 cursor-pointer px-2 text-quiet text-sm underline hover:text-ink">
          {t('signOut')}
        </button>
      </form>
    </div>
  )
}
