import { getTranslations } from 'next-intl/server'
import { AboutSheet } from '../_ui/about-sheet'
import { MainNav, type Place } from '../_ui/main-nav'
import { EarlyDepartureScript } from '../departure/early-departure'
import { EarlyInputScript } from './early-input'
import { Feed } from './feed'
import { FeedHeader } from './feed-header'
import type { FeedListProps } from './feed-list'

type FeedScreenProps = FeedListProps & { title: string; at?: Place | undefined }

/** A list of posts, one per screen. */
export async function FeedScreen({ title, at, ...list }: FeedScreenProps) {
  const t = await getTranslations()

  return (
    <>
      <EarlyInputScript />
      {list.departsAtOnce && <EarlyDepartureScript />}
      <FeedHeader back={at ? undefined : list.path} />
      <MainNav at={at} dark />
      <main>
        <h1 className="sr-only">{title}</h1>
        <Feed {...list} />
      </main>
      <footer id="colophon" tabIndex={-1} className="simulation-mark">
        {t('common.simulation')}
      </footer>
      <AboutSheet />
    </>
  )
}
