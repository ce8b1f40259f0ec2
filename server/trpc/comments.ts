import { z } from 'zod'
import { listComments, showComment, showThread } from '../comments/list-comments'
import { uuidCursorSchema } from '../feed/cursor'
import { readCommentMarks } from '../social/read-comment-marks'
import { procedure, router } from './procedure'

const PAGE = 12

/** As PostgreSQL takes them: those of the seed say no version. */
const commentId = z.guid()

/** What was said under posts: for anybody to read. */
export const comments = router({
  page: procedure
    .input(z.object({ postId: z.string().min(1).max(64), cursor: uuidCursorSchema }))
    .query(async ({ ctx, input }) => {
      const { threads, next } = await listComments({ ...ctx, ...input, limit: PAGE })
      const ids = threads.flatMap(({ id, answers }) => [id, ...answers.map((answer) => answer.id)])
      const marksOf = await readCommentMarks(ctx.db, ids, ctx.memberId)
      const marked = <Said extends { id: string }>(said: Said) => ({ ...said, marks: marksOf(said.id) })

      return { threads: threads.map((thread) => ({ ...marked(thread), answers: thread.answers.map(marked) })), next }
    }),

  one: procedure
    .input(z.object({ postId: z.string().max(64), commentId }))
    .query(({ ctx, input }) => showComment({ ...ctx, ...input })),

  thread: procedure.input(z.object({ commentId, cursor: uuidCursorSchema })).query(async ({ ctx, input }) => {
    const { comment, answers, ...rest } = await showThread({ ...ctx, ...input, limit: PAGE })
    const ids = [comment.id, ...answers.map(({ id }) => id)]
    const marksOf = await readCommentMarks(ctx.db, ids, ctx.memberId)
    const marked = <Said extends { id: string }>(said: Said) => ({ ...said, marks: marksOf(said.id) })

    return { ...rest, comment: marked(comment), answers: answers.map(marked) }
  }),
})
