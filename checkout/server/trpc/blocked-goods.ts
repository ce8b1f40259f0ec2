import { z } from 'zod'
import { handIn } from '../catalogue/blocked/hand-in'
import * as input from '../catalogue/blocked/input'
import { listBlockedGoods, listBlockedShops } from '../catalogue/blocked/list-blocked'
import { writeBlockedList } from '../catalogue/blocked/write-blocked-list'
import { operatorProcedure } from './operator-procedure'
import { router } from './procedure'

const shopId = z.string().max(64)
const productId = z.string().max(64)

/** Blocked goods, and proofs submitted by their merchants. */
export const blockedGoodsRouter = router({
  shops: operatorProcedure.query(({ ctx }) => listBlockedShops(ctx)),

  ofShop: operatorProcedure
    .input(z.object({ shopId, after: productId.optional() }))
    .query(({ ctx, input }) => listBlockedGoods(ctx, input)),

  list: operatorProcedure.input(z.object({ shopId })).query(({ ctx, input }) => writeBlockedList(ctx, input)),

  handIn: operatorProcedure.input(input.handIn).mutation(({ ctx, input }) => handIn(ctx, input)),
})
