import { z } from 'zod'
import { addToCart } from '../cart/add-to-cart'
import { removeFromCart, restoreToCart, selectInCart, setCartQuantity } from '../cart/change-cart'
import { checkOutCart } from '../cart/check-out-cart'
import { countCart, showCart } from '../cart/show-cart'
import { item, seenAmount, seenItem } from './item'
import { actProcedure, router, timelessProcedure } from './procedure'

const one = item.pick({ sku: true })
const part = z.union([one, z.object({ shopId: z.string().max(64) }), z.literal('all')])

export const cartRouter = router({
  show: timelessProcedure.query(({ ctx }) => showCart(ctx)),

  /** For the header of every page. */
  count: timelessProcedure.query(({ ctx }) => countCart(ctx)),

  add: actProcedure
    .input(seenItem.extend({ formKey: z.string().max(64).optional() }))
    .mutation(({ ctx, input }) => addToCart(ctx, input)),

  setQuantity: actProcedure.input(item).mutation(({ ctx, input }) => setCartQuantity(ctx, input)),

  select: actProcedure
    .input(z.object({ part, selected: z.boolean() }))
    .mutation(({ ctx, input }) => selectInCart(ctx, input)),

  remove: actProcedure.input(one).mutation(({ ctx, input }) => removeFromCart(ctx, input)),

  /** Undoes a removal. */
  restore: actProcedure
    .input(item.extend({ selected: z.boolean(), seenAmount }))
    .mutation(({ ctx, input }) => restoreToCart(ctx, input)),

  checkOut: actProcedure.mutation(({ ctx }) => checkOutCart(ctx)),
})
