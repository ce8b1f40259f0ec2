import { z } from 'zod'
import { cursorSchema } from '../feed/cursor'
import { listCreators } from '../feed/list-creators'
import { listPosts } from '../feed/list-posts'
import { scopeFor } from '../feed/scope'
import { showCreator } from '../feed/show-creator'
import { showLive } from '../replay/show-live'
import { listReplays, showReplay } from '../replay/show-replay'
import { LONGEST_SEARCH } from '../search/limits'
import { listHashtags } from '../search/list-hashtags'
import { search } from '../search/search'
import { suggest } from '../search/suggest'
import { readCreatorMarks } from '../social/read-creator-marks'
import { addressOfCreator } from '../social/show-shared'
import { scope } from './feed'
import { browsingProcedure, router } from './procedure'

/** Six rows of tiles. */
const TILES = 18

/** Lists for rendered pages. Scripts do not call these. */
export const browse = router({
  tiles: browsingProcedure
    .input(z.object({ scope, cursor: cursorSchema }))
    .query(({ ctx, input }) => listPosts(ctx, { ...input, scope: scopeFor(ctx, input.scope), limit: TILES })),

  creators: browsingProcedure.query(({ ctx }) => listCreators(ctx)),

  creator: browsingProcedure
    .input(z.object({ id: z.string().max(64) }))
    .query(async ({ ctx, input }) => ({ ...(await showCreator(ctx, input)), url: addressOfCreator(input.id) })),

  creatorMarks: browsingProcedure
    .input(z.object({ ids: z.array(z.string().max(64)).max(50) }))
    .query(({ ctx, input }) => readCreatorMarks({ ...ctx, db: ctx.primary }, input.ids)),

  replays: browsingProcedure
    .input(z.object({ creatorId: z.string().max(64) }))
    .query(({ ctx, input }) => listReplays(ctx, input)),

  replay: browsingProcedure
    .input(z.object({ id: z.string().max(64) }))
    .query(({ ctx, input }) => showReplay(ctx, input)),

  live: browsingProcedure.query(({ ctx }) => showLive(ctx)),

  hashtags: browsingProcedure.query(({ ctx }) => listHashtags(ctx)),

  search: browsingProcedure
    .input(z.object({ typed: z.string().max(LONGEST_SEARCH), cursor: cursorSchema }))
    .query(({ ctx, input }) => search(ctx, { ...input, limit: TILES })),
})

/** Suggestions of the search box. */
export const searching = router({
  suggest: browsingProcedure
    .input(z.object({ typed: z.string().max(LONGEST_SEARCH) }))
    .query(({ ctx, input }) => suggest(ctx, input)),
})
