import { readBegunPage } from '../feed/begun-page'
import { readCursor } from '../feed/cursor'
import { domesticFirst } from '../feed/domestic-first'
import { hiddenFrom } from '../feed/hidden'
import { type FeedPage, type ListContext, type ListPosts, listPosts } from '../feed/list-posts'
import { NO_INTERESTS, readInterests } from './interests'
import { listRanked, type Why } from './list-ranked'
import { readRankedCursor } from './ranked-cursor'

export type ListForYou = Omit<ListPosts, 'cursor' | 'firstPart'> & { cursor?: string | null | undefined }

export type ForYouPage = Omit<FeedPage, 'posts'> & { posts: (FeedPage['posts'][number] & { why: Why })[] }

const BY_TIME: Why = { byInterests: false, reasons: [] }

/**
 * Returns the feed of everybody, in a member's own order as far as they consented. A page that
 * continues such an order after the consent was withdrawn uses no interests any more, and still
 * repeats no post.
 */
export async function listForYou(ctx: ListContext, { cursor, ...ask }: ListForYou): Promise<ForYouPage> {
  const { db, memberId } = ctx
  const [byTime, begunPage, ranked] = [readCursor(cursor), readBegunPage(cursor), readRankedCursor(cursor)]
  const inOrderOfTime = async () => explained(await listPosts(ctx, { ...ask, firstPart: begunPage, cursor: byTime }))
  if (memberId === undefined || begunPage || ask.direction === 'newer') return inOrderOfTime()
  const [interests, hidden] = await Promise.all([readInterests(db, memberId), hiddenFrom(db, memberId)])
  const knowsNothing = interests.ranking === NO_INTERESTS && interests.ads === NO_INTERESTS
  if (knowsNothing && !ranked) return inOrderOfTime()

  // The position of the feed by time: its last post begins the stretch and was already shown.
  const place = ranked ?? (byTime && { from: byTime, shownBits: 1n, began: undefined })
  const page = await listRanked({ ...ctx, ...ask, cursor: place, interests, hidden })

  return place || ask.startAt ? page : { ...page, posts: domesticFirst(page.posts) }
}

/** Adds the reason to a page in order of time. */
export const explained = (page: FeedPage): ForYouPage => ({
  ...page,
  posts: page.posts.map((post) => ({ ...post, why: BY_TIME })),
})
