import { CircleUserRound, House, Search, Users } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { getRamai } from '../_request/visitor'

const PLACES = [
  { path: '/', words: 'forYou', icon: House },
  { path: '/following', words: 'following', icon: Users },
  { path: '/search', words: 'search', icon: Search },
] as const

export type Place = (typeof PLACES)[number]['path'] | '/me'

/** The main menu: a bar at the bottom of a phone's screen, a row at the top of a wide one. */
export async function MainNav({ at, dark = false }: { at?: Place | undefined; dark?: boolean }) {
  const [t, ramai] = await Promise.all([getTranslations(), getRamai()])
  const me = await ramai.account.show()

  return (
    <nav aria-label={t('browse.nav')} className={dark ? 'main-nav main-nav-dark' : 'main-nav'}>
      <ul>
        {PLACES.map(({ path, words, icon: Icon }) => (
          <li key={path}>
            <a href={path} aria-current={path === at ? 'page' : undefined}>
              <Icon aria-hidden="true" />
              {t(`browse.${words}`)}
            </a>
          </li>
        ))}
        <li>
          <a href={me ? '/me' : '/sign-in'} aria-current={at === '/me' ? 'page' : undefined}>
            <CircleUserRound aria-hidden="true" />
            {t(me ? 'account.short' : 'account.signIn')}
            {me && me.unread > 0 && (
              <span className="nav-unread">
                {me.unread} <span className="sr-only">{t('social.unreadNotifications')}</span>
              </span>
            )}
          </a>
        </li>
      </ul>
    </nav>
  )
}
