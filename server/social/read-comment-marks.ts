import { count, eq, inArray, sql } from 'drizzle-orm'
import { commentLikes, comments } from '@/db/schema'
import type { Context } from '../context'

export type CommentMarks = { likes: number; liked: boolean; own: boolean }

const NONE: CommentMarks = { likes: 0, liked: false, own: false }

/** Returns the likes of comments, and which of them the member likes or wrote, by comment id. */
export async function readCommentMarks({ db, memberId }: Pick<Context, 'db' | 'memberId'>, ids: string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({
            id: comments.id,
            likes: count(commentLikes.memberId),
            liked: sql<boolean>`coalesce(bool_or(${commentLikes.memberId} = ${memberId ?? ''}), false)`,
            own: sql<boolean>`${comments.memberId} = ${memberId ?? ''}`,
          })
          .from(comments)
          .leftJoin(commentLikes, eq(commentLikes.commentId, comments.id))
          .where(inArray(comments.id, ids))
          .groupBy(comments.id)
  const marksById = new Map(rows.map(({ id, ...marks }) => [id, marks]))

  return (id: string): CommentMarks => marksById.get(id) ?? NONE
}
