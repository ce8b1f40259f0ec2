import { z } from 'zod'
import { readBegunPage } from '../feed/begun-page'
import { readCursor } from '../feed/cursor'
import { listPosts } from '../feed/list-posts'
import type { Scope } from '../feed/scope'
import { showPost } from '../feed/show-post'
import { explained, listForYou } from '../ranking/list-for-you'
import { withMarks } from '../social/read-marks'
import type { Context } from './context'
import { browsingProcedure, router } from './procedure'

/** Six posts are a swipe or two ahead of a quick thumb, and small enough for a slow phone. */
const PAGE = 6

const postId = z.string().min(1).max(64)

/** Which list a person looks at. Whose follows and saves count is the session's to say, and no input's. */
export const scope = z.discriminatedUnion('of', [
  z.object({ of: z.literal('everybody') }),
  z.object({ of: z.literal('followed') }),
  z.object({ of: z.literal('saved') }),
  z.object({ of: z.literal('creator'), creatorId: z.string().max(64) }),
  z.object({ of: z.literal('hashtag'), hashtag: z.string().max(64) }),
])

export const scopeFor = (asked: z.infer<typeof scope>, { memberId }: Context): Scope =>
  asked.of === 'followed' || asked.of === 'saved' ? { of: asked.of, memberId } : asked

const readPlace = (cursor: string | null | undefined) => ({ cursor: readCursor(cursor), begun: readBegunPage(cursor) })

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
    .query(async ({ ctx, input: { scope, direction, ...input } }) => {
      const towards = direction === 'backward' ? ('newer' as const) : ('older' as const)
      const ask = { ...ctx, ...input, db: ctx.lagging, direction: towards, limit: PAGE }
      const page =
        scope.of === 'everybody'
          ? await listForYou(ask)
          : explained(await listPosts({ ...ask, ...readPlace(input.cursor), scope: scopeFor(scope, ctx) }))

      return { ...page, posts: await withMarks(ctx.db, page.posts, ctx.memberId) }
    }),

  post: browsingProcedure
    .input(z.object({ id: postId }))
    .query(({ ctx, input }) => showPost({ ...ctx, ...input, db: ctx.lagging })),
})
