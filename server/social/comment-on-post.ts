import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { commentLikes, comments, creators, notifications, posts } from '@/db/schema'
import type { MemberContext } from '../context'

export type WriteComment = {
  /** The id from the form, so that a form sent twice writes one comment. */
  id: string
  postId: string
  /** The comment that this one answers. An answer to an answer gets the same parent. */
  answers?: string | undefined
  body: string
}

type Ctx = Pick<MemberContext, 'db' | 'memberId' | 'now'>

/**
 * Writes a comment under a post, and notifies the author of the comment that it answers and the
 * post's creator.
 * @throws {DomainError} `post_unknown`, `comment_unknown`.
 */
export async function writeComment(
  { db, memberId, language, now: at }: Ctx & Pick<MemberContext, 'language'>,
  { id, postId, answers, body }: WriteComment,
) {
  await db.transaction(async (tx) => {
    const answered = answers === undefined ? undefined : await getAnsweredOrThrow(tx, { id: answers, postId })
    const parentId = answered && (answered.parentId ?? answered.id)
    // The primary key decides: of two concurrent requests the second waits here, then finds the
    // comment.
    const [written] = await tx.execute(sql`
      insert into ${comments} (id, member_id, post_id, parent_id, language, body, at)
      select ${id}::uuid, ${memberId}, posts.id, ${parentId ?? null}::uuid, ${language}, ${body},
        ${at.toISOString()}::timestamptz
      from ${posts} where posts.id = ${postId}
      on conflict (id) do nothing returning id`)
    if (!written) return assertWritten(tx, { id, memberId, postId })
    await tx
      .update(posts)
      .set({ comments: sql`${posts.comments} + 1` })
      .where(eq(posts.id, postId))

    await notify(tx, { id, postId, memberId, answeredMember: answered?.memberId, at })
  })

  return { id }
}

type Transaction = Pick<Database, 'select'>

type NewComment = { id: string; postId: string; memberId: string; answeredMember: string | undefined; at: Date }

/** Skips the author of the comment, and notifies a creator who is answered only once. */
async function notify(
  tx: Pick<Database, 'insert' | 'select'>,
  { id, postId, memberId, answeredMember, at }: NewComment,
) {
  const [creator] = await tx
    .select({ memberId: creators.memberId })
    .from(posts)
    .innerJoin(creators, eq(creators.id, posts.creatorId))
    .where(eq(posts.id, postId))
  const owner = creator?.memberId === answeredMember ? undefined : creator?.memberId
  const notices = [
    ...(answeredMember ? [{ memberId: answeredMember, kind: 'reply' as const }] : []),
    ...(owner ? [{ memberId: owner, kind: 'comment' as const }] : []),
  ].filter((notice) => notice.memberId !== memberId)
  if (notices.length > 0)
    await tx
      .insert(notifications)
      .values(notices.map((notice) => ({ ...notice, actorId: memberId, commentId: id, at })))
}

async function getAnsweredOrThrow(tx: Transaction, { id, postId }: { id: string; postId: string }) {
  const [answered] = await tx
    .select()
    .from(comments)
    .where(and(eq(comments.id, id), eq(comments.postId, postId), isNull(comments.removedAt)))
  if (!answered) throw commentUnknown(id)

  return answered
}

/**
 * Checks why nothing was inserted: the same comment exists already, or its post or parent does not.
 */
async function assertWritten(tx: Transaction, written: { id: string; memberId: string; postId: string }) {
  const [comment] = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(eq(comments.id, written.id), eq(comments.memberId, written.memberId), eq(comments.postId, written.postId)),
    )
  if (!comment) throw new DomainError('not_found', 'post_unknown', `There is no post ${written.postId}.`)
}

const commentUnknown = (id: string) => new DomainError('not_found', 'comment_unknown', `There is no comment ${id}.`)

/** Removes one's own comment. A row with answers stays without its text. */
export async function takeBackComment({ db, memberId, now }: Ctx, { id }: { id: string }) {
  await db.execute(sql`
    with changed as (
      update ${comments} set removed_at = ${now.toISOString()}::timestamptz, body = '', body_en = null
      where id = ${id} and member_id = ${memberId} and removed_at is null returning post_id
    )
    update ${posts} set comments = comments - 1 from changed where id = changed.post_id`)
}

export type LikeComment = { id: string; on: boolean }

/** Notifies the author once, however often the comment is liked and unliked. */
export async function likeComment({ db, memberId, now: at }: Ctx, { id, on }: LikeComment) {
  await db.transaction(async (tx) => {
    const [comment] = await tx
      .select({ author: comments.memberId })
      .from(comments)
      .where(and(eq(comments.id, id), isNull(comments.removedAt)))
    if (!comment) throw commentUnknown(id)

    if (on) await tx.insert(commentLikes).values({ commentId: id, memberId, at }).onConflictDoNothing()
    else await tx.delete(commentLikes).where(and(eq(commentLikes.commentId, id), eq(commentLikes.memberId, memberId)))
    if (on && comment.author !== memberId)
      await tx
        .insert(notifications)
        .values({ memberId: comment.author, kind: 'comment_like', actorId: memberId, commentId: id, at })
        .onConflictDoNothing()
  })

  return { count: await db.$count(commentLikes, eq(commentLikes.commentId, id)) }
}
