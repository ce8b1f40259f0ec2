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
  /** The post to begin with, out of order. */
  startAt?: string | undefined
  cursor?: RankedCursor | undefined
  /** The condition for posts that this member hid, from `hiddenFrom`. */
  hidden: SQL<boolean>
  /** Ads that were closed on this visit. */
  closed?: string[]
}

/** Why a post has its place. */
export type Why = { byInterests: boolean; reasons: Reason[] }

export type RankedPost = FeedPost & { why: Why }

/**
 * Returns one page in the order of a member's interests. The feed is divided into stretches of
 * consecutive posts, each ranked by the member's interests at the time of the page. The cursor
 * contains which posts were shown, so the server stores nothing.
 */
export async function listRanked(ask: ListRanked) {
  const { limit, interests, closed = [] } = ask
  const began = ask.cursor ? undefined : await findPost(ask)
  const ids: string[] = began ? [began.id] : []
  let read = await readStretch(ask, ask.cursor?.from)
  let place = ask.cursor ?? stretchFrom(read[0], began?.id)

  while (place && ids.length < limit) {
    const stretch = read.slice(0, STRETCH)
    const shownIds = shownOf(stretch, place)
    const window = stretch.filter((post) => shownIds.has(post.id) || !(post.hidden || closed.includes(post.id)))
    const ranked = rankWindow({ window, shownIds, interests })
    const fit = ranked.slice(0, limit - ids.length).map(({ id }) => id)
    ids.push(...fit)
    const isWhole = fit.length === ranked.length
    place = isWhole ? stretchFrom(read[STRETCH], place.began) : withShown(place, stretch, fit)
    if (isWhole && place && ids.length < limit) read = await readStretch(ask, place.from)
  }

  return { posts: await showPosts(ask, ids), older: place ? writeRankedCursor(place) : null, newer: null }
}

type Candidate = Awaited<ReturnType<typeof candidates>>[number]

/** The columns of a post that ranking needs, and whether it is hidden from this member. */
const candidates = ({ db, hidden }: Pick<ListRanked, 'db' | 'hidden'>) =>
  db
    .select({
      id: posts.id,
      creatorId: posts.creatorId,
      hashtags: posts.hashtags,
      promoted: sql<boolean>`${posts.promoId} is not null`,
      at: posts.publishedAt,
      // A post that was taken down keeps its bit in the cursor, but is never shown.
      hidden: sql<boolean>`${posts}.taken_down_at is not null or ${hidden}`,
    })
    .from(posts)
    .$dynamic()

/** Finds the post to begin with, or the next one if it is hidden, closed or taken down. */
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

/** Reads a stretch from a position, or from the newest post, and one post more. */
const readStretch = (ask: ListRanked, from: Cursor | undefined) =>
  candidates(ask)
    .where(and(lte(posts.publishedAt, ask.now), from && notNewerThan(from)))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(STRETCH + 1)

const bitAt = (index: number) => 1n << BigInt(index)

const shownOf = (stretch: Candidate[], { shownBits, began }: RankedCursor) =>
  new Set(stretch.filter(({ id }, index) => id === began || (shownBits & bitAt(index)) !== 0n).map(({ id }) => id))

const withShown = (place: RankedCursor, stretch: Candidate[], ids: string[]): RankedCursor => ({
  ...place,
  shownBits: stretch.reduce((bits, { id }, index) => (ids.includes(id) ? bits | bitAt(index) : bits), place.shownBits),
})

/** A new stretch in which no post was shown yet, except the one that the feed began with. */
const stretchFrom = (first: Candidate | undefined, began: string | undefined): RankedCursor | undefined =>
  first && { from: first, shownBits: 0n, began }

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
