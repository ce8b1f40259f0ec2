import { addWish } from '../wish/add-wish'
import { dropWish } from '../wish/drop-wish'
import { ofProduct } from '../wish/input'
import { listWishes, listWishIds } from '../wish/list-wishes'
import { buyerProcedure, router, timelessProcedure } from './procedure'

export const wishRouter = router({
  list: timelessProcedure.query(({ ctx }) => listWishes(ctx)),
  ids: timelessProcedure.query(({ ctx }) => listWishIds(ctx)),
  add: buyerProcedure.input(ofProduct).mutation(({ ctx, input }) => addWish(ctx, input)),
  drop: buyerProcedure.input(ofProduct).mutation(({ ctx, input }) => dropWish(ctx, input)),
})
