import type { Context } from '../context'
import { readCommentMarks } from '../social/read-comment-marks'
import { listComments, showThread } from './list-comments'

type Ctx = Pick<Context, 'db' | 'language' | 'memberId' | 'now'>

/** A page of comments with the likes of each and the marks of the member who reads them. */
export async function listMarkedComments(ctx: Ctx, input: Parameters<typeof listComments>[1]) {
  const { threads, next } = await listComments(ctx, input)
  const marked = await marking(
    ctx,
    threads.flatMap((thread) => [thread, ...thread.answers]),
  )

  return { threads: threads.map((thread) => ({ ...marked(thread), answers: thread.answers.map(marked) })), next }
}

/** The same of one comment and the answers to it. @throws {DomainError} `comment_unknown` */
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
