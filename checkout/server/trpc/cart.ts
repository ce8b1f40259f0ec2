import { z } from 'zod'
import { addOrderAgain } from '../cart/add-order-again'
import { addToCart } from '../cart/add-to-cart'
import { removeFromCart, restoreToCart, selectInCart, setCartQuantity } from '../cart/change-cart'
import { checkOutCart } from '../cart/check-out-cart'
import { orderAgain, restoredLine } from '../cart/input'
import { countCart, showCart } from '../cart/show-cart'
import { item, ofItem, ofShop, seenItem } from '../catalogue/input'
import { actProcedure, router, timelessProcedure } from './procedure'

const part = z.union([ofItem, ofShop, z.literal('all')])

export const cartRouter = router({
  show: timelessProcedure.query(({ ctx }) => showCart(ctx)),

  /** For the header of every page. */
  count: timelessProcedure.query(({ ctx }) => countCart(ctx)),

  add: actProcedure.input(seenItem).mutation(({ ctx, input }) => addToCart(ctx, input)),

  addOrder: actProcedure.input(orderAgain).mutation(({ ctx, input }) => addOrderAgain(ctx, input)),

  setQuantity: actProcedure.input(item).mutation(({ ctx, input }) => setCartQuantity(ctx, input)),

  select: actProcedure
    .input(z.object({ part, selected: z.boolean() }))
    .mutation(({ ctx, input }) => selectInCart(ctx, input)),

  remove: actProcedure.input(ofItem).mutation(({ ctx, input }) => removeFromCart(ctx, input)),

  /** Undoes a removal. */
  restore: actProcedure.input(restoredLine).mutation(({ ctx, input }) => restoreToCart(ctx, input)),

  checkOut: actProcedure.mutation(({ ctx }) => checkOutCart(ctx)),
})
