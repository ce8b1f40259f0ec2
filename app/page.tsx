import { FeedScreen } from './feed/feed-screen'
import { getFeedWords } from './feed/get-feed-words'
import { type AskedPost, getStandpoint } from './feed/standpoint'
import { getRamai } from './visitor'

const EVERYBODY = { of: 'everybody' } as const

export default async function FeedPage({ searchParams }: { searchParams: Promise<AskedPost> }) {
  const { startAt, ...departing } = await getStandpoint(await searchParams)
  const ramai = await getRamai()
  const [words, firstPage] = await Promise.all([getFeedWords(), ramai.feed.page({ startAt })])

  return (
    <FeedScreen
      {...{ title: 'Ramai', at: '/', scope: EVERYBODY, path: '/' }}
      {...{ firstPage, startAt, words }}
      {...departing}
    />
  )
}
