import { and, asc, desc, not, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { posts } from '@/db/schema'
import type { BrowsingContext } from '../lagging'
import { type BegunPage, writeBegunPage } from './begun-page'
import { type Cursor, writeCursor } from './cursor'
import { domesticFirst } from './domestic-first'
import { type FeedPost, type PostsContext, readPosts, toFeedPost } from './feed-post'
import { hiddenFrom } from './hidden'
import { EVERYBODY, type Scope, within } from './scope'
import { isVisible } from './visible'

/**
 * `closed`: ads that this visitor closed. `memberId`: the signed-in member, whose hidden posts are
 * left out.
 */
export type ListContext = PostsContext & Partial<Pick<BrowsingContext, 'closed' | 'memberId'>>

export type ListPosts = {
  limit: number
  scope?: Scope
  /** The post to begin with. If it no longer exists, the page begins with the newest. */
  startAt?: string | undefined
  /**
   * How many posts of a first page to return, when the script loads its rest at once. The order is
   * decided over the whole page.
   */
  few?: number | undefined
  /** The first part of such a page, to load its rest. */
  firstPart?: BegunPage | undefined
  /** The position from which to continue, towards older or newer posts. */
  cursor?: Cursor | undefined
  direction?: 'older' | 'newer'
}

export type FeedPage = {
  /** Newest first, in either direction. */
  posts: FeedPost[]
  older: string | null
  newer: string | null
}

/** Returns one page of a list of posts. The order is the same for all visitors. */
export async function listPosts(
  { db, language, shops, now, closed = [], memberId }: ListContext,
  { limit, scope = EVERYBODY, startAt, few, firstPart, cursor, direction = 'older' }: ListPosts,
): Promise<FeedPage> {
  const [start, hidden] = await Promise.all([
    cursor ? undefined : findPlace(db, { id: startAt, now }),
    memberId === undefined ? undefined : hiddenFrom(db, memberId),
  ])
  const towardsNewer = direction === 'newer' && cursor !== undefined
  const from = cursor
    ? towardsNewer
      ? newerThan(cursor)
      : olderThan(cursor)
    : firstPart && notNewerThan(firstPart.newest)

  const away = and(closed.length > 0 ? notInArray(posts.id, closed) : undefined, hidden && not(hidden))
  const stretch = { from: and(from, start && notNewerThan(start), away), most: limit + 1 }

  const rows = await db
    .select({ id: posts.id, publishedAt: posts.publishedAt })
    .from(posts)
    .where(and(isVisible(now), within(db, scope, stretch), stretch.from))
    .orderBy(...(towardsNewer ? [asc(posts.publishedAt), asc(posts.id)] : [desc(posts.publishedAt), desc(posts.id)]))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  if (towardsNewer) page.reverse()

  const hasMore = rows.length > limit
  const first = page.at(0)
  const last = page.at(-1)
  const ids = page.map(({ id }) => id)
  const inOrder = (await readPosts(db, ids)).map((row) => toFeedPost(row, { language, shops }))
  const ordered = cursor || start ? inOrder : domesticFirst(inOrder)
  if (few !== undefined && few < ordered.length && first && !cursor && !start && !firstPart) {
    const beginning = ordered.slice(0, few)
    const older = writeBegunPage({ newest: placeOf(first), ids: beginning.map(({ id }) => id) })

    return { posts: beginning, older, newer: null }
  }

  return {
    posts: firstPart ? ordered.filter(({ id }) => !firstPart.ids.includes(id)) : ordered,
    older: last && (towardsNewer || hasMore) ? writeCursor(placeOf(last)) : null,
    newer: first && (towardsNewer ? hasMore : start) ? writeCursor(placeOf(first)) : null,
  }
}

const placeOf = ({ publishedAt, id }: { publishedAt: Date; id: string }): Cursor => ({ at: publishedAt, id })

export async function findPlace(
  db: Lagging,
  { id, now }: { id: string | undefined; now: Date },
): Promise<Cursor | undefined> {
  if (id === undefined) return undefined
  const post = await db.query.posts.findFirst({
    columns: { id: true, publishedAt: true },
    where: (post, { and, eq, lte }) => and(eq(post.id, id), lte(post.publishedAt, now)),
  })

  return post && placeOf(post)
}

// Compares the pair of time and id, so that posts of the same instant are neither lost nor
// repeated.
const olderThan = ({ at, id }: Cursor): SQL =>
  sql`(${posts.publishedAt}, ${posts.id}) < (${at.toISOString()}::timestamptz, ${id})`
const newerThan = ({ at, id }: Cursor): SQL =>
  sql`(${posts.publishedAt}, ${posts.id}) > (${at.toISOString()}::timestamptz, ${id})`
export const notNewerThan = ({ at, id }: Cursor): SQL =>
  sql`(${posts.publishedAt}, ${posts.id}) <= (${at.toISOString()}::timestamptz, ${id})`
