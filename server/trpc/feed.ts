import { z } from 'zod'
import { cursorSchema } from '../feed/cursor'
import { listPosts } from '../feed/list-posts'
import type { Scope } from '../feed/scope'
import { showPost } from '../feed/show-post'
import type { Context } from './context'
import { procedure, router } from './procedure'

/** Six posts are a swipe or two ahead of a quick thumb, and small enough for a slow phone. */
const PAGE = 6
const postId = z.string().min(1).max(64)

/** Which list a person looks at. Whose follows count is the session's to say, and no input's. */
export const scope = z.discriminatedUnion('of', [
  z.object({ of: z.literal('everybody') }),
  z.object({ of: z.literal('followed') }),
  z.object({ of: z.literal('creator'), creatorId: z.string().max(64) }),
  z.object({ of: z.literal('hashtag'), hashtag: z.string().max(64) }),
])

export const scopeFor = (asked: z.infer<typeof scope>, { memberId }: Context): Scope =>
  asked.of === 'followed' ? { of: 'followed', memberId } : asked

export const feed = router({
  page: procedure
    .input(
      z.object({
        scope: scope.default({ of: 'everybody' }),
        startAt: postId.optional(),
        cursor: cursorSchema,
        direction: z.enum(['forward', 'backward']).default('forward'),
      }),
    )
    .query(({ ctx, input: { scope, startAt, cursor, direction } }) =>
      listPosts({
        ...ctx,
        scope: scopeFor(scope, ctx),
        startAt,
        cursor,
        direction: direction === 'backward' ? 'newer' : 'older',
        limit: PAGE,
      }),
    ),

  post: procedure.input(z.object({ id: postId })).query(({ ctx, input }) => showPost({ ...ctx, ...input })),
})
