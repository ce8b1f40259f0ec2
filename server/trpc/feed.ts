import { z } from 'zod'
import { showPost } from '../feed/show-post'
import { listFeed } from '../ranking/list-feed'
import { browsingProcedure, router } from './procedure'

/** Six posts: a swipe or two ahead of a quick reader, and small enough for a slow phone. */
const PAGE = 6

const postId = z.string().min(1).max(64)

/** The list that a visitor views. The member comes from the session and never from input. */
export const scope = z.discriminatedUnion('of', [
  z.object({ of: z.literal('everybody') }),
  z.object({ of: z.literal('followed') }),
  z.object({ of: z.literal('saved') }),
  z.object({ of: z.literal('creator'), creatorId: z.string().max(64) }),
  z.object({ of: z.literal('hashtag'), hashtag: z.string().max(64) }),
])

export const feed = router({
  page: browsingProcedure
    .input(
      z.object({
        scope: scope.default({ of: 'everybody' }),
        startAt: postId.optional(),
        cursor: z.string().nullish(),
        direction: z.enum(['forward', 'backward']).default('forward'),
        few: z.int().min(1).max(PAGE).optional(),
      }),
    )
    .query(({ ctx, input }) => listFeed(ctx, { ...input, limit: PAGE })),

  post: browsingProcedure.input(z.object({ id: postId })).query(({ ctx, input }) => showPost(ctx, input)),
})
