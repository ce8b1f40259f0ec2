import { and, desc, lte, not, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { posts } from '@/db/schema'
import type { Cursor } from '../feed/cursor'
import { type FeedPost, type Reader, readPosts, toFeedPost } from '../feed/feed-post'
import { findPlace, notNewerThan } from '../feed/list-posts'
import { isVisible } from '../feed/visible'
import { type Interests, NO_INTERESTS, type Reason, reasonsFor } from './interests'
import { rankWindow } from './rank-window'
import { type RankedCursor, STRETCH, writeRankedCursor } from './ranked-cursor'

export type ListRanked = Reader & {
  db: Lagging
  now: Date
  limit: number
  interests: { ranking: Interests; ads: Interests }
  /** The post to begin with, out of its turn. */
  startAt?: string | undefined
  cursor?: RankedCursor | undefined
  /** What this member hid, as `hiddenFrom` has it. */
  hidden: SQL<boolean>
  /** Advertisements that were closed on this visit. */
  closed?: string[]
}

/** Why a post stands where it does. */
export type Why = { byInterests: boolean; reasons: Reason[] }

export type RankedPost = FeedPost & { why: Why }

/**
 * One page of the feed in the order of a member's interests: stretch after stretch of consecutive posts, each ordered by
 * what the member likes at the moment of the page. What was shown is in the cursor, so nothing about it is kept here.
 */
export async function listRanked(ask: ListRanked) {
  const { limit, interests, closed = [] } = ask
  const began = ask.cursor ? undefined : await findPost(ask)
  const ids: string[] = began ? [began.id] : []
  let read = await readStretch(ask, ask.cursor?.from)
  let place = ask.cursor ?? stretchFrom(read[0], began?.id)

  while (place && ids.length < limit) {
    const stretch = read.slice(0, STRETCH)
    const shown = shownOf(stretch, place)
    const window = stretch.filter((post) => shown.has(post.id) || !(post.hidden || closed.includes(post.id)))
    const ranked = rankWindow({ window, shown, interests })
    const fit = ranked.slice(0, limit - ids.length).map(({ id }) => id)
    ids.push(...fit)
    const isWhole = fit.length === ranked.length
    place = isWhole ? stretchFrom(read[STRETCH], place.began) : withShown(place, stretch, fit)
    if (isWhole && place && ids.length < limit) read = await readStretch(ask, place.from)
  }

  return { posts: await showPosts(ask, ids), older: place ? writeRankedCursor(place) : null, newer: null }
}

type Candidate = Awaited<ReturnType<typeof candidates>>[number]

/** As little of a post as its rank needs, and whether this member must not see it or does not want to. */
const candidates = ({ db, hidden }: Pick<ListRanked, 'db' | 'hidden'>) =>
  db
    .select({
      id: posts.id,
      creatorId: posts.creatorId,
      hashtags: posts.hashtags,
      promoted: sql<boolean>`${posts.promoId} is not null`,
      at: posts.publishedAt,
      // A post that is taken down keeps its bit; it is shown to nobody.
      hidden: sql<boolean>`${posts}.taken_down_at is not null or ${hidden}`,
    })
    .from(posts)
    .$dynamic()

/** The post to begin with, or the one after it where that is hidden, closed or taken down. */
async function findPost(ask: ListRanked): Promise<Candidate | undefined> {
  const { db, now, startAt, hidden, closed = [] } = ask
  const place = await findPlace(db, { id: startAt, now })
  if (!place) return undefined
  const [post] = await candidates(ask)
    .where(
      and(
        isVisible(now),
        notNewerThan(place),
        not(hidden),
        closed.length > 0 ? notInArray(posts.id, closed) : undefined,
      ),
    )
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(1)

  return post
}

/** The newest posts, or those from a place on; and the one after them, if there is one. */
const readStretch = (ask: ListRanked, from: Cursor | undefined) =>
  candidates(ask)
    .where(and(lte(posts.publishedAt, ask.now), from && notNewerThan(from)))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(STRETCH + 1)

const bitAt = (index: number) => 1n << BigInt(index)

const shownOf = (stretch: Candidate[], { shown, began }: RankedCursor) =>
  new Set(stretch.filter(({ id }, index) => id === began || (shown & bitAt(index)) !== 0n).map(({ id }) => id))

const withShown = (place: RankedCursor, stretch: Candidate[], ids: string[]): RankedCursor => ({
  ...place,
  shown: stretch.reduce((bits, { id }, index) => (ids.includes(id) ? bits | bitAt(index) : bits), place.shown),
})

/** None of a stretch is shown yet, but for the post that a page began with, wherever it stands. */
const stretchFrom = (first: Candidate | undefined, began: string | undefined): RankedCursor | undefined =>
  first && { from: first, shown: 0n, began }

async function showPosts({ db, interests, ...reader }: ListRanked, ids: string[]): Promise<RankedPost[]> {
  const rows = await readPosts(db, ids)

  return rows.map((row) => {
    const applied = row.post.promoId === null ? interests.ranking : interests.ads

    return {
      ...toFeedPost(row, reader),
      why: { byInterests: applied !== NO_INTERESTS, reasons: reasonsFor(row.post, applied) },
    }
  })
}
