import { z } from 'zod'
import { cursorSchema } from '../feed/cursor'
import { listCreators } from '../feed/list-creators'
import { listPosts } from '../feed/list-posts'
import { showCreator } from '../feed/show-creator'
import { listReplays, showReplay } from '../replay/show-replay'
import { listHashtags } from '../search/list-hashtags'
import { search } from '../search/search'
import { LONGEST_SEARCH } from '../search/words'
import { scope, scopeFor } from './feed'
import { procedure, router } from './procedure'

/** Six rows of tiles. */
const TILES = 18

/** What pages show of many posts at once; a browser that has scripts asks for none of it. */
export const browse = router({
  tiles: procedure
    .input(z.object({ scope, cursor: cursorSchema }))
    .query(({ ctx, input }) => listPosts({ ...ctx, ...input, scope: scopeFor(input.scope, ctx), limit: TILES })),

  creators: procedure.query(({ ctx }) => listCreators(ctx)),

  creator: procedure
    .input(z.object({ id: z.string().max(64) }))
    .query(({ ctx, input }) => showCreator({ ...ctx, ...input })),

  /** Live shows of a creator that can be watched again. */
  replays: procedure
    .input(z.object({ creatorId: z.string().max(64) }))
    .query(({ ctx, input }) => listReplays({ ...ctx, ...input })),

  replay: procedure
    .input(z.object({ id: z.string().max(64) }))
    .query(({ ctx, input }) => showReplay({ ...ctx, ...input })),

  hashtags: procedure.query(({ ctx }) => listHashtags(ctx)),

  search: procedure
    .input(z.object({ typed: z.string().max(LONGEST_SEARCH), cursor: cursorSchema }))
    .query(({ ctx, input }) => search({ ...ctx, ...input, limit: TILES })),
})
