import { z } from 'zod'
import { COMMENT_SORTS } from '../comments/limits'
import { showComment } from '../comments/list-comments'
import { listMarkedComments, showMarkedThread } from '../comments/list-marked-comments'
import { uuidCursorSchema } from '../feed/cursor'
import { procedure, router } from './procedure'

const PAGE = 12

/** A PostgreSQL UUID: the ids of the seed have no version. */
const commentId = z.guid()

/** Comments of posts, readable by everybody. */
export const comments = router({
  page: procedure
    .input(
      z.object({ postId: z.string().min(1).max(64), cursor: uuidCursorSchema, sort: z.enum(COMMENT_SORTS).optional() }),
    )
    .query(({ ctx, input }) => listMarkedComments(ctx, { ...input, limit: PAGE })),

  one: procedure
    .input(z.object({ postId: z.string().max(64), commentId }))
    .query(({ ctx, input }) => showComment(ctx, input)),

  thread: procedure
    .input(z.object({ commentId, cursor: uuidCursorSchema }))
    .query(({ ctx, input }) => showMarkedThread(ctx, { ...input, limit: PAGE })),
})
