import { z } from 'zod'
import { cursorSchema } from '../feed/cursor'
import { listCreators } from '../feed/list-creators'
import { listPosts } from '../feed/list-posts'
import { showCreator } from '../feed/show-creator'
import { listReplays, showReplay } from '../replay/show-replay'
import { LONGEST_SEARCH } from '../search/limits'
import { listHashtags } from '../search/list-hashtags'
import { search } from '../search/search'
import { scope, scopeFor } from './feed'
import { browsingProcedure, router } from './procedure'

/** Six rows of tiles. */
const TILES = 18

/** What pages show of many posts at once; a browser that has scripts asks for none of it. */
export const browse = router({
  tiles: browsingProcedure
    .input(z.object({ scope, cursor: cursorSchema }))
    .query(({ ctx, input }) =>
      listPosts({ ...ctx, db: ctx.lagging, ...input, scope: scopeFor(input.scope, ctx), limit: TILES }),
    ),

  creators: browsingProcedure.query(({ ctx }) => listCreators({ ...ctx, db: ctx.lagging })),

  creator: browsingProcedure
    .input(z.object({ id: z.string().max(64) }))
    .query(({ ctx, input }) => showCreator({ ...ctx, db: ctx.lagging, ...input })),

  /** Live shows of a creator that can be watched again. */
  replays: browsingProcedure
    .input(z.object({ creatorId: z.string().max(64) }))
    .query(({ ctx, input }) => listReplays({ ...ctx, db: ctx.lagging, ...input })),

  replay: browsingProcedure
    .input(z.object({ id: z.string().max(64) }))
    .query(({ ctx, input }) => showReplay({ ...ctx, db: ctx.lagging, ...input })),

  hashtags: browsingProcedure.query(({ ctx }) => listHashtags({ ...ctx, db: ctx.lagging })),

  search: browsingProcedure
    .input(z.object({ typed: z.string().max(LONGEST_SEARCH), cursor: cursorSchema }))
    .query(({ ctx, input }) => search({ ...ctx, db: ctx.lagging, ...input, limit: TILES })),
})
