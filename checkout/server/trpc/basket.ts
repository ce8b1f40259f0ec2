import { z } from 'zod'
import { applyVoucher, removeVoucher } from '../basket/apply-voucher'
import { changeQuantity } from '../basket/change-quantity'
import { chooseCourier } from '../basket/choose-courier'
import { chooseInsurance } from '../basket/choose-insurance'
import { choosePayment } from '../basket/choose-payment'
import { confirmPrice } from '../basket/confirm-price'
import { listOpenBaskets } from '../basket/list-open-baskets'
import { removeBasket } from '../basket/remove-basket'
import { removeLine } from '../basket/remove-line'
import { saveAddress, takeSavedAddress } from '../basket/save-address'
import { showCheckout } from '../basket/show-checkout'
import { startBasket } from '../basket/start-basket'
import { wayBack } from '../handoff/way-back'
import { address } from './address'
import { item, seenAmount, seenItem } from './item'
import { actProcedure, BUYER, buyerProcedure, publicProcedure, router, timelessProcedure } from './procedure'

const basketId = z.uuid()
const { sku, quantity } = item.shape

export const basketRouter = router({
  start: publicProcedure
    .input(seenItem)
    .mutation(({ ctx, input }) => startBasket(ctx.db, { ...input, sessionHash: ctx.sessionHash })),

  openOnes: timelessProcedure.query(({ ctx }) =>
    ctx.sessionHash ? listOpenBaskets(ctx.db, ctx.sessionHash) : { baskets: [], count: 0 },
  ),

  remove: actProcedure
    .input(z.object({ basketId }))
    .mutation(({ ctx, input }) => removeBasket(ctx.db, { ...input, sessionHash: ctx.sessionHash })),

  checkout: buyerProcedure.input(z.object({ basketId })).query(async ({ ctx, input }) => {
    const checkout = await showCheckout(ctx.db, { ...input, sessionHash: ctx.sessionHash, now: ctx.now })

    return { ...checkout, wayBack: await wayBack(checkout.quote) }
  }),

  changeQuantity: buyerProcedure
    .input(z.object({ basketId, sku, quantity }))
    .mutation(({ ctx, input }) => changeQuantity(ctx.db, { ...input, sessionHash: ctx.sessionHash })),

  removeLine: buyerProcedure
    .input(z.object({ basketId, sku }))
    .mutation(({ ctx, input }) => removeLine(ctx.db, { ...input, sessionHash: ctx.sessionHash })),

  confirmPrice: buyerProcedure
    .input(z.object({ basketId, sku, amount: seenAmount }))
    .mutation(({ ctx, input }) => confirmPrice(ctx.db, { ...input, sessionHash: ctx.sessionHash })),

  saveAddress: buyerProcedure
    .input(z.object({ basketId, address }))
    .mutation(({ ctx, input }) => saveAddress(ctx.db, { ...input, sessionHash: ctx.sessionHash, now: ctx.now })),

  takeSavedAddress: buyerProcedure
    .input(z.object({ basketId, addressId: z.uuid() }))
    .mutation(({ ctx, input }) => takeSavedAddress(ctx.db, { ...ctx, ...input })),

  chooseInsurance: buyerProcedure
    .input(z.object({ basketId, shopId: z.string().max(64), insured: z.boolean() }))
    .mutation(({ ctx, input }) => chooseInsurance(ctx.db, { ...input, sessionHash: ctx.sessionHash })),

  choosePayment: buyerProcedure
    .input(z.object({ basketId, paymentWay: z.enum(['gateway', 'cod']) }))
    .mutation(({ ctx, input }) => choosePayment(ctx.db, { ...input, sessionHash: ctx.sessionHash })),

  chooseCourier: buyerProcedure
    .input(z.object({ basketId, shopId: z.string().max(64), courierCode: z.string().max(64) }))
    .mutation(({ ctx, input }) => chooseCourier(ctx.db, { ...input, sessionHash: ctx.sessionHash, now: ctx.now })),

  applyVoucher: buyerProcedure
    .meta({ ...BUYER, limits: [{ by: 'limitCodes', of: 'address', most: 30, seconds: 600 }] })
    .input(z.object({ basketId, code: z.string() }))
    .mutation(({ ctx: { db, sessionHash, address, now }, input }) =>
      applyVoucher(db, { ...input, sessionHash, address, now }),
    ),

  removeVoucher: buyerProcedure
    .input(z.object({ basketId, code: z.string() }))
    .mutation(({ ctx: { db, sessionHash }, input }) => removeVoucher(db, { ...input, sessionHash })),
})
