import { House, Search, Users } from 'lucide-react'
import { getTranslations } from 'next-intl/server'

const PLACES = [
  { path: '/', words: 'forYou', icon: House },
  { path: '/following', words: 'following', icon: Users },
  { path: '/search', words: 'search', icon: Search },
] as const

export type Place = (typeof PLACES)[number]['path']

/** The main menu: a bar at the foot of a phone's screen, a row at the head of a wide one. */
export async function MainNav({ at, dark = false }: { at?: Place | undefined; dark?: boolean }) {
  const t = await getTranslations('browse')

  return (
    <nav aria-label={t('nav')} className={dark ? 'main-nav main-nav-dark' : 'main-nav'}>
      <ul>
        {PLACES.map(({ path, words, icon: Icon }) => (
          <li key={path}>
            <a href={path} aria-current={path === at ? 'page' : undefined}>
              <Icon aria-hidden="true" />
              {t(words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
