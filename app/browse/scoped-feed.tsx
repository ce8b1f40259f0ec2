import { FEW } from '@/server/feed/limits'
import { getRamai } from '../_request/visitor'
import type { Place } from '../_ui/main-nav'
import { ProblemPage } from '../_ui/problem-page'
import { isTakenDown } from '../feed/asked-post'
import { FeedScreen } from '../feed/feed-screen'
import { getFeedWords } from '../feed/get-feed-words'
import { getStandpoint } from '../feed/standpoint'
import type { RequestedScope } from '../feed/trpc'
import { type AddressQuery, only } from './address-query'

type ScopedFeedProps = { scope: RequestedScope; path: string; title: string; at?: Place; request: AddressQuery }

/** The posts of one creator, of one hashtag or of followed creators, one per screen. */
export async function ScopedFeed({ scope, path, title, at, request }: ScopedFeedProps) {
  const { startAt, ...departing } = await getStandpoint(request, { remembered: false })
  const ramai = await getRamai()
  const page = { scope, startAt, cursor: only(request.after), few: FEW }
  const [words, firstPage] = await Promise.all([getFeedWords(), ramai.feed.page(page)])
  if (await isTakenDown(request.post, firstPage)) return <ProblemPage problem="post_taken_down" />

  return (
    <FeedScreen
      title={title}
      at={at}
      scope={scope}
      path={path}
      firstPage={firstPage}
      startAt={startAt}
      words={words}
      {...departing}
    />
  )
}
