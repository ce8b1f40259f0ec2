import { and, asc, desc, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { posts } from '@/db/schema'
import { type Cursor, writeCursor } from './cursor'
import { type FeedPost, type Reader, selectPosts, toFeedPost } from './feed-post'

export type ListPosts = Reader & {
  db: Database
  limit: number
  /** The post to begin with. A post that is gone begins at the newest. */
  startAt?: string | undefined
  /** Continue from here instead: towards older posts, or back towards newer ones. */
  cursor?: Cursor | undefined
  direction?: 'older' | 'newer'
  /** Advertisements that this person closed. */
  closed?: string[]
}

export type FeedPage = {
  /** Newest first, whichever way the page was reached. */
  posts: FeedPost[]
  older: string | null
  newer: string | null
}

/** One page of the feed. The list is the same for everybody: nothing about the viewer ranks it. */
export async function listPosts({
  db,
  language,
  shops,
  limit,
  startAt,
  cursor,
  direction = 'older',
  closed = [],
}: ListPosts): Promise<FeedPage> {
  const start = cursor ? undefined : await findPlace(db, startAt)
  const towardsNewer = direction === 'newer'
  const from = cursor && (towardsNewer ? newerThan(cursor) : olderThan(cursor))

  const rows = await selectPosts(db)
    .where(and(from, start && notNewerThan(start), closed.length > 0 ? notInArray(posts.id, closed) : undefined))
    .orderBy(...(towardsNewer ? [asc(posts.publishedAt), asc(posts.id)] : [desc(posts.publishedAt), desc(posts.id)]))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  if (towardsNewer) page.reverse()

  const hasMore = rows.length > limit
  const first = page.at(0)?.post
  const last = page.at(-1)?.post

  return {
    posts: page.map((row) => toFeedPost(row, { language, shops })),
    older: last && (towardsNewer || hasMore) ? writeCursor(last) : null,
    newer: first && (towardsNewer ? hasMore : start) ? writeCursor(first) : null,
  }
}

async function findPlace(db: Database, postId: string | undefined): Promise<Cursor | undefined> {
  if (postId === undefined) return undefined

  return db.query.posts.findFirst({
    columns: { id: true, publishedAt: true },
    where: (post, { eq }) => eq(post.id, postId),
  })
}

// Rows are compared as a pair, so that posts of the same instant are neither lost nor repeated.
const olderThan = ({ publishedAt, id }: Cursor): SQL =>
  sql`(${posts.publishedAt}, ${posts.id}) < (${publishedAt.toISOString()}::timestamptz, ${id})`
const newerThan = ({ publishedAt, id }: Cursor): SQL =>
  sql`(${posts.publishedAt}, ${posts.id}) > (${publishedAt.toISOString()}::timestamptz, ${id})`
const notNewerThan = ({ publishedAt, id }: Cursor): SQL =>
  sql`(${posts.publishedAt}, ${posts.id}) <= (${publishedAt.toISOString()}::timestamptz, ${id})`
