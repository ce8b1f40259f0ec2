import { getTranslations } from 'next-intl/server'
import { EarlyInputScript } from './feed/early-input'
import { Feed } from './feed/feed'
import { FeedHeader } from './feed/feed-header'
import { getFeedWords } from './feed/get-feed-words'
import { getStandpoint } from './feed/standpoint'
import { AboutSheet } from './parts/about-sheet'
import { getRamai } from './visitor'

export default async function FeedPage({ searchParams }: { searchParams: Promise<{ post?: string | string[] }> }) {
  const { startAt, ...departing } = await getStandpoint(await searchParams)
  const ramai = await getRamai()
  const [t, words, firstPage] = await Promise.all([getTranslations(), getFeedWords(), ramai.feed.page({ startAt })])

  return (
    <>
      <EarlyInputScript />
      <a href="#colophon" className="skip-link">
        {t('about.skip')}
      </a>
      <FeedHeader />
      <main>
        <h1 className="sr-only">Ramai</h1>
        <Feed firstPage={firstPage} startAt={startAt} words={words} {...departing} />
      </main>
      <footer id="colophon" tabIndex={-1} className="simulation-mark">
        {t('common.simulation')}
      </footer>
      <AboutSheet />
    </>
  )
}
