import type { Context } from '../context'
import { readCommentMarks } from '../social/read-comment-marks'
import { listComments, showThread } from './list-comments'

type Ctx = Pick<Context, 'db' | 'language' | 'memberId' | 'now'>

/** Returns a page of comments with the number of likes and the reader's own marks. */
export async function listMarkedComments(ctx: Ctx, input: Parameters<typeof listComments>[1]) {
  const { threads, next } = await listComments(ctx, input)
  const marked = await marking(
    ctx,
    threads.flatMap((thread) => [thread, ...thread.answers]),
  )

  return { threads: threads.map((thread) => ({ ...marked(thread), answers: thread.answers.map(marked) })), next }
}

/** Returns one comment with its answers and marks. @throws {DomainError} `comment_unknown` */
export async function showMarkedThread(ctx: Ctx, input: Parameters<typeof showThread>[1]) {
  const { comment, answers, ...rest } = await showThread(ctx, input)
  const marked = await marking(ctx, [comment, ...answers])

  return { ...rest, comment: marked(comment), answers: answers.map(marked) }
}

async function marking(ctx: Ctx, comments: { id: string }[]) {
  const ids = comments.map(({ id }) => id)
  const marksOf = await readCommentMarks(ctx, ids)

  return <Comment extends { id: string }>(comment: Comment) => ({ ...comment, marks: marksOf(comment.id) })
}
