import { DomainError } from '@jembatan/platform/errors'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { comments, moderationCases, postDrafts, postLikes, postSaves, posts, postViews } from '@/db/schema'
import type { MemberContext } from '../context'
import { type Cursor, writeCursor } from '../feed/cursor'
import { type FeedPost, type Reader, readPosts, toFeedPost } from '../feed/feed-post'
import { LIVE, STANDING } from '../moderation/moderation-changes'
import { getOwnPostOrThrow } from './draft'

export type OwnPost = {
  post: FeedPost
  publishedAt: Date
  state: 'published' | 'scheduled' | 'taken_down'
  views: number
  /** How often its promotion was followed to the shop from this post; null for an unpaid post. */
  taps: number | null
  /** The number of its takedown, by which the creator appeals. */
  notice: string | null
}

type ListOwnPosts = Reader & { db: Database; creatorId: string; cursor?: Cursor | undefined; limit: number; now: Date }

// Column names are written out, because drizzle omits the table name when a statement selects from
// one table.
const views = sql<number>`(select coalesce(sum(viewed.views), 0)::int from ${postViews} viewed
  where viewed.post_id = ${posts}.id)`
const taps = sql<number>`(select coalesce(sum(tapped.taps), 0)::int from ${postViews} tapped
  where tapped.post_id = ${posts}.id)`

const notice = sql<string | null>`(select decided.notice from ${moderationCases} decided
  where decided.post_id = ${posts}.id and decided.status in (${sql.join(
    STANDING.map((status) => sql`${status}`),
    sql`, `,
  )}))`

/** Returns all posts of a creator, newest first, including scheduled and taken-down ones. */
export async function listOwnPosts({ db, creatorId, cursor, limit, now, ...reader }: ListOwnPosts) {
  const places = await db
    .select({ id: posts.id, at: posts.publishedAt, views, taps, notice })
    .from(posts)
    .where(
      and(
        eq(posts.creatorId, creatorId),
        cursor && sql`(${posts.publishedAt}, ${posts.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id})`,
      ),
    )
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(limit + 1)
  const page = places.slice(0, limit)
  const ids = page.map(({ id }) => id)
  const rows = await readPosts(db, ids)
  const last = page.at(-1)

  return {
    posts: page.flatMap(({ id, at: publishedAt, ...counted }): OwnPost[] => {
      const row = rows.find(({ post }) => post.id === id)
      if (!row) return []
      const post = toFeedPost(row, reader)

      return [
        { post, publishedAt, ...counted, taps: post.promoted ? counted.taps : null, state: stateOf(row.post, now) },
      ]
    }),
    older: last && places.length > limit ? writeCursor(last) : null,
  }
}

function stateOf({ takenDownAt, publishedAt }: typeof posts.$inferSelect, now: Date): OwnPost['state'] {
  if (takenDownAt !== null) return 'taken_down'

  return publishedAt > now ? 'scheduled' : 'published'
}

/**
 * Deletes a member's own post with all its rows.
 * @throws {DomainError} `post_unknown`; `post_under_review` while a moderators' case concerns it.
 */
export const deleteOwnPost = (
  { db, memberId }: Pick<MemberContext, 'db' | 'memberId'>,
  { postId }: { postId: string },
) =>
  db.transaction(async (tx) => {
    await getOwnPostOrThrow(tx, { memberId, postId })
    // A concurrent report references this row, so it waits for the lock.
    await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, postId)).for('update')
    const cases = await tx.$count(
      moderationCases,
      and(eq(moderationCases.postId, postId), inArray(moderationCases.status, [...LIVE])),
    )
    if (cases > 0) throw new DomainError('conflict', 'post_under_review', `Post ${postId} has a case.`)

    for (const rows of [postLikes, postSaves, comments, postDrafts])
      await tx.delete(rows).where(eq(rows.postId, postId))
    await tx.delete(posts).where(eq(posts.id, postId))
  })
