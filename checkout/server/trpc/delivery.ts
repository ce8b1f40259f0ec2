import { z } from 'zod'
import { ofItem } from '../catalogue/input'
import { estimateArrivals } from '../delivery/estimate-arrivals'
import { estimateDelivery } from '../delivery/estimate-delivery'
import { searchAreas } from '../delivery/search-areas'
import { publicProcedure, router, timelessProcedure } from './procedure'

export const deliveryRouter = router({
  areas: publicProcedure
    .input(z.object({ text: z.string().max(100) }))
    .query(({ ctx, input }) => searchAreas(ctx, input)),

  /** For the cards of lists. */
  arrivals: timelessProcedure.query(({ ctx }) => estimateArrivals(ctx)),

  /** For the product's page. */
  estimate: publicProcedure.input(ofItem).query(({ ctx, input }) => estimateDelivery(ctx, input)),
})
