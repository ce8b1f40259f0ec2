import { DomainError } from '@jembatan/platform/errors'
import { eq, type SQL, sql } from 'drizzle-orm'
import { creators, markNotifications, postLikes, postSaves, posts } from '@/db/schema'
import type { MemberContext } from '../context'

/** Marks that a member can set on a post, each with its table and the count on the post. */
const MARKS = {
  like: { rows: postLikes, count: posts.likes },
  save: { rows: postSaves, count: posts.saves },
} as const

export type Mark = keyof typeof MARKS

export type MarkPost = { postId: string; mark: Mark; on: boolean }

/**
 * The row decides: two taps make one mark, and the same statement updates the count and notifies
 * the creator.
 */
export async function markPost(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { postId, mark, on }: MarkPost,
): Promise<{ count: number }> {
  const { rows, count } = MARKS[mark]
  const column = sql.identifier(count.name)
  const changed: SQL = on
    ? sql`insert into ${rows} (member_id, post_id, at) select ${memberId}, id, ${now.toISOString()}::timestamptz
          from ${posts} where id = ${postId} on conflict do nothing returning post_id`
    : sql`delete from ${rows} where member_id = ${memberId} and post_id = ${postId} returning post_id`
  const counted = sql`
    update ${posts} set ${column} = ${column} ${sql.raw(on ? '+' : '-')} 1 from changed where id = changed.post_id`
  if (on)
    await db.execute(sql`
      with changed as (${changed}), counted as (${counted} returning id, creator_id)
      insert into ${markNotifications} (post_id, kind, actor_id, member_id, at)
      select counted.id, ${mark}::mark_kind, ${memberId}, owner.member_id, ${now.toISOString()}::timestamptz
      from counted join ${creators} owner on owner.id = counted.creator_id
      where owner.member_id <> ${memberId} on conflict do nothing`)
  else await db.execute(sql`with changed as (${changed}) ${counted}`)

  const [post] = await db.select({ count }).from(posts).where(eq(posts.id, postId))
  if (!post) throw new DomainError('not_found', 'post_unknown', `There is no post ${postId}.`)

  return post
}

/** Counts a share without a row: Ramai does not store who shared what with whom. */
export async function countShare(
  { db }: Pick<MemberContext, 'db'>,
  { postId }: { postId: string },
): Promise<{ count: number }> {
  const [post] = await db
    .update(posts)
    .set({ shares: sql`${posts.shares} + 1` })
    .where(eq(posts.id, postId))
    .returning({ count: posts.shares })
  if (!post) throw new DomainError('not_found', 'post_unknown', `There is no post ${postId}.`)

  return post
}
