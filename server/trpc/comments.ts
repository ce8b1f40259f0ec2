import { z } from 'zod'
import { listComments, showThread } from '../comments/list-comments'
import { uuidCursorSchema } from '../feed/cursor'
import { procedure, router } from './procedure'

const PAGE = 12

/** What was said under posts: for anybody to read. */
export const comments = router({
  page: procedure
    .input(z.object({ postId: z.string().min(1).max(64), cursor: uuidCursorSchema }))
    .query(({ ctx, input }) => listComments({ ...ctx, ...input, limit: PAGE })),

  thread: procedure
    .input(z.object({ commentId: z.uuid(), cursor: uuidCursorSchema }))
    .query(({ ctx, input }) => showThread({ ...ctx, ...input, limit: PAGE })),
})
