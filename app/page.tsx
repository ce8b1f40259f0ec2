import { FEW } from '@/server/trpc/caller'
import { isTakenDown } from './feed/asked-post'
import { FeedScreen } from './feed/feed-screen'
import { getFeedWords } from './feed/get-feed-words'
import { type AskedPost, getStandpoint } from './feed/standpoint'
import { ProblemPage } from './parts/problem-page'
import { getRamai } from './visitor'

const EVERYBODY = { of: 'everybody' } as const

export default async function FeedPage({ searchParams }: { searchParams: Promise<AskedPost> }) {
  const asked = await searchParams
  const { startAt, ...departing } = await getStandpoint(asked)
  const ramai = await getRamai()
  const [words, firstPage] = await Promise.all([getFeedWords(), ramai.feed.page({ startAt, few: FEW })])
  if (await isTakenDown(asked.post, firstPage)) return <ProblemPage problem="post_taken_down" />

  return (
    <FeedScreen
      title="Ramai"
      at="/"
      scope={EVERYBODY}
      path="/"
      firstPage={firstPage}
      startAt={startAt}
      words={words}
      {...departing}
    />
  )
}
