import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { follows, postLikes, postSaves } from '@/db/schema'

export type Marks = { liked: boolean; saved: boolean; follows: boolean }

export const NO_MARKS: Marks = { liked: false, saved: false, follows: false }

type Marked = { id: string; creator: { id: string } }

/** Posts with what this member put on them; nobody's on a visit without an account. */
export async function withMarks<Post extends Marked>(db: Database, posts: Post[], memberId: string | undefined) {
  if (memberId === undefined || posts.length === 0) return posts.map((post) => ({ ...post, mine: NO_MARKS }))
  const ids = posts.map(({ id }) => id)
  const [likes, saves, followed] = await Promise.all([
    db
      .select({ id: postLikes.postId })
      .from(postLikes)
      .where(and(eq(postLikes.memberId, memberId), inArray(postLikes.postId, ids))),
    db
      .select({ id: postSaves.postId })
      .from(postSaves)
      .where(and(eq(postSaves.memberId, memberId), inArray(postSaves.postId, ids))),
    db
      .select({ id: follows.creatorId })
      .from(follows)
      .where(
        and(
          eq(follows.memberId, memberId),
          inArray(
            follows.creatorId,
            posts.map(({ creator }) => creator.id),
          ),
        ),
      ),
  ])
  const has = (rows: { id: string }[], wanted: string) => rows.some(({ id }) => id === wanted)

  return posts.map((post) => ({
    ...post,
    mine: { liked: has(likes, post.id), saved: has(saves, post.id), follows: has(followed, post.creator.id) },
  }))
}
