import { z } from 'zod'
import { searchAreas } from '../delivery/search-areas'
import { publicProcedure, router } from './procedure'

export const deliveryRouter = router({
  areas: publicProcedure
    .input(z.object({ text: z.string().max(100) }))
    .query(({ ctx, input }) => searchAreas(ctx, input)),
})
