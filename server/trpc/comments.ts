import { z } from 'zod'
import { showComment } from '../comments/list-comments'
import { listMarkedComments, showMarkedThread } from '../comments/list-marked-comments'
import { uuidCursorSchema } from '../feed/cursor'
import { procedure, router } from './procedure'

const PAGE = 12

/** As PostgreSQL takes them: those of the seed say no version. */
const commentId = z.guid()

/** What was said under posts: for anybody to read. */
export const comments = router({
  page: procedure
    .input(z.object({ postId: z.string().min(1).max(64), cursor: uuidCursorSchema }))
    .query(({ ctx, input }) => listMarkedComments(ctx, { ...input, limit: PAGE })),

  one: procedure
    .input(z.object({ postId: z.string().max(64), commentId }))
    .query(({ ctx, input }) => showComment(ctx, input)),

  thread: procedure
    .input(z.object({ commentId, cursor: uuidCursorSchema }))
    .query(({ ctx, input }) => showMarkedThread(ctx, { ...input, limit: PAGE })),
})
