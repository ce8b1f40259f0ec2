import { z } from 'zod'
import { cursorSchema } from '../feed/cursor'
import { listPosts } from '../feed/list-posts'
import { showPost } from '../feed/show-post'
import { procedure, router } from './procedure'

/** Six posts are a swipe or two ahead of a quick thumb, and small enough for a slow phone. */
const PAGE = 6
const postId = z.string().min(1).max(64)

export const feed = router({
  page: procedure
    .input(
      z.object({
        startAt: postId.optional(),
        cursor: cursorSchema.nullish(),
        direction: z.enum(['forward', 'backward']).default('forward'),
      }),
    )
    .query(({ ctx, input: { startAt, cursor, direction } }) =>
      listPosts({
        ...ctx,
        startAt,
        cursor: cursor ?? undefined,
        direction: direction === 'backward' ? 'newer' : 'older',
        limit: PAGE,
      }),
    ),

  post: procedure.input(z.object({ id: postId })).query(({ ctx, input }) => showPost({ ...ctx, ...input })),
})
