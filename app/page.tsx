import type { PageEndpoint } from '@jembatan/http/endpoints'
import { FEW } from '@/server/feed/limits'
import { getRamai } from './_request/visitor'
import { ProblemPage } from './_ui/problem-page'
import { only } from './browse/address-query'
import { isTakenDown } from './feed/asked-post'
import { FeedScreen } from './feed/feed-screen'
import { getFeedWords } from './feed/get-feed-words'
import { getStandpoint, type RequestedPost } from './feed/standpoint'

export const endpoint: PageEndpoint = { who: 'anybody' }

const EVERYBODY = { of: 'everybody' } as const

export default async function FeedPage({ searchParams }: { searchParams: Promise<RequestedPost> }) {
  const query = await searchParams
  const after = only(query.after)
  const { startAt, ...departing } = await getStandpoint(query, { remembered: !after })
  const ramai = await getRamai()
  const [words, firstPage] = await Promise.all([getFeedWords(), ramai.feed.page({ startAt, cursor: after, few: FEW })])
  if (await isTakenDown(query.post, firstPage)) return <ProblemPage problem="post_taken_down" />

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
