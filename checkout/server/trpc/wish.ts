import { z } from 'zod'
import { addWish } from '../wish/add-wish'
import { dropWish } from '../wish/drop-wish'
import { listWishes } from '../wish/list-wishes'
import { buyerProcedure, router, timelessProcedure } from './procedure'

const productId = z.string().max(64)

export const wishRouter = router({
  list: timelessProcedure.query(({ ctx }) => listWishes(ctx)),
  add: buyerProcedure.input(z.object({ productId })).mutation(({ ctx, input }) => addWish(ctx, input)),
  drop: buyerProcedure.input(z.object({ productId })).mutation(({ ctx, input }) => dropWish(ctx, input)),
})
