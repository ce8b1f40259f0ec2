import { DomainError } from '@jembatan/platform/errors'
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { commentLikes, comments, creators, members, posts } from '@/db/schema'
import type { Context } from '../context'
import { type Cursor, writeCursor } from '../feed/cursor'
import { type Comment, type CommentReader, toComment } from './comment'
import type { CommentSort } from './limits'

/** A comment with its first answers and the number of answers. */
export type Thread = Comment & { answers: Comment[]; answerCount: number }

type Ctx = CommentReader & Pick<Context, 'db'>

type Stretch = { cursor?: Cursor | undefined; limit: number }

const FIRST_ANSWERS = 2

const answerCount = sql<number>`(select count(*)::int from ${comments} a
  where a.parent_id = ${comments.id} and a.removed_at is null)`

/** Counted when it is read: a post has few comments beside its other rows. */
const likes = sql<number>`(select count(*)::int from ${commentLikes} where ${commentLikes.commentId} = ${comments.id})`

/**
 * Returns the comments of a post, newest first or those with the most likes first. A removed
 * comment is included only while it has answers.
 */
export async function listComments(
  { db, ...reader }: Ctx,
  { postId, sort = 'newest', cursor, limit }: Stretch & { postId: string; sort?: CommentSort | undefined },
) {
  const rows = await selectComments(db)
    .where(
      and(
        eq(comments.postId, postId),
        isNull(posts.takenDownAt),
        isNull(comments.parentId),
        cursor && (sort === 'top' ? likedLess(cursor) : beyond('<', cursor)),
        or(isNull(comments.removedAt), sql`${answerCount} > 0`),
      ),
    )
    .orderBy(...(sort === 'top' ? [desc(likes)] : []), desc(comments.at), desc(comments.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const answers = await firstAnswersTo(
    db,
    page.filter((row) => row.answerCount > 0).map(({ comment }) => comment.id),
  )

  const threads = page.map(
    (row): Thread => ({
      ...toComment(row, reader),
      answers: answers
        .filter(({ comment }) => comment.parentId === row.comment.id)
        .map((row) => toComment(row, reader)),
      answerCount: row.answerCount,
    }),
  )
  return { threads, next: nextAfter(rows, limit) }
}

/**
 * Returns a comment and its answers, oldest first as in a conversation.
 * @throws {DomainError} `comment_unknown` on a miss, or when the id is an answer's.
 */
export async function showThread(
  { db, ...reader }: Ctx,
  { commentId, cursor, limit }: Stretch & { commentId: string },
) {
  const [parent] = await selectComments(db).where(
    and(eq(comments.id, commentId), isNull(comments.parentId), isNull(posts.takenDownAt)),
  )
  if (!parent) throw new DomainError('not_found', 'comment_unknown', `There is no comment ${commentId}.`)
  const rows = await selectComments(db)
    .where(and(eq(comments.parentId, commentId), isNull(comments.removedAt), cursor && beyond('>', cursor)))
    .orderBy(asc(comments.at), asc(comments.id))
    .limit(limit + 1)

  return {
    postId: parent.comment.postId,
    comment: toComment(parent, reader),
    answers: rows.slice(0, limit).map((row) => toComment(row, reader)),
    next: nextAfter(rows, limit),
  }
}

type One = { postId: string; commentId: string }

/**
 * Returns a comment of this post. @throws {DomainError} `comment_unknown`, also for a removed
 * comment.
 */
export async function showComment({ db, ...reader }: Ctx, { postId, commentId }: One) {
  const [row] = await selectComments(db).where(
    and(eq(comments.id, commentId), eq(comments.postId, postId), isNull(comments.removedAt), isNull(posts.takenDownAt)),
  )
  const content = row && toComment(row, reader).content
  if (!content) throw new DomainError('not_found', 'comment_unknown', `There is no comment ${commentId}.`)

  return content
}

async function firstAnswersTo(db: Database, ids: string[]) {
  if (ids.length === 0) return []
  const first = sql`(select a.id from unnest(${sql.param(ids)}::uuid[]) thread cross join lateral (
    select id from ${comments} a where a.parent_id = thread and a.removed_at is null
    order by a.at, a.id limit ${FIRST_ANSWERS}) a)`

  return selectComments(db).where(inArray(comments.id, first)).orderBy(asc(comments.at), asc(comments.id))
}

const selectComments = (db: Database) =>
  db
    .select({
      comment: comments,
      member: { id: members.id, handle: members.handle, name: members.name, image: members.image },
      creatorMemberId: creators.memberId,
      answerCount,
    })
    .from(comments)
    .innerJoin(members, eq(members.id, comments.memberId))
    .innerJoin(posts, eq(posts.id, comments.postId))
    .innerJoin(creators, eq(creators.id, posts.creatorId))
    .$dynamic()

const beyond = (direction: '<' | '>', { at, id }: Cursor): SQL =>
  sql`(${comments.at}, ${comments.id}) ${sql.raw(direction)} (${at.toISOString()}::timestamptz, ${id}::uuid)`

/** Beyond the cursor's comment by its likes at the moment. */
const likedLess = ({ at, id }: Cursor): SQL =>
  sql`(${likes}, ${comments.at}, ${comments.id}) < (
    (select count(*)::int from ${commentLikes} where ${commentLikes.commentId} = ${id}::uuid),
    ${at.toISOString()}::timestamptz, ${id}::uuid
  )`

function nextAfter(rows: { comment: Cursor }[], limit: number) {
  const last = rows.at(limit - 1)?.comment

  return last && rows.length > limit ? writeCursor(last) : null
}
