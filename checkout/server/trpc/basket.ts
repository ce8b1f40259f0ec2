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
import { withWayBack } from '../handoff/way-back'
import { CODES } from '../voucher/limits'
import { address } from './address'
import { item, seenAmount, seenItem } from './item'
import { actProcedure, BUYER, buyerProcedure, publicProcedure, router, timelessProcedure } from './procedure'

const basketId = z.uuid()
const { sku, quantity } = item.shape

export const basketRouter = router({
  start: publicProcedure.input(seenItem).mutation(({ ctx, input }) => startBasket(ctx, input)),

  openOnes: timelessProcedure.query(({ ctx }) => listOpenBaskets(ctx)),

  remove: actProcedure.input(z.object({ basketId })).mutation(({ ctx, input }) => removeBasket(ctx, input)),

  checkout: buyerProcedure
    .input(z.object({ basketId }))
    .query(({ ctx, input }) => showCheckout(ctx, input).then(withWayBack)),

  changeQuantity: buyerProcedure
    .input(z.object({ basketId, sku, quantity }))
    .mutation(({ ctx, input }) => changeQuantity(ctx, input)),

  removeLine: buyerProcedure.input(z.object({ basketId, sku })).mutation(({ ctx, input }) => removeLine(ctx, input)),

  confirmPrice: buyerProcedure
    .input(z.object({ basketId, sku, amount: seenAmount }))
    .mutation(({ ctx, input }) => confirmPrice(ctx, input)),

  saveAddress: buyerProcedure
    .input(z.object({ basketId, address }))
    .mutation(({ ctx, input }) => saveAddress(ctx, input)),

  takeSavedAddress: buyerProcedure
    .input(z.object({ basketId, addressId: z.uuid() }))
    .mutation(({ ctx, input }) => takeSavedAddress(ctx, input)),

  chooseInsurance: buyerProcedure
    .input(z.object({ basketId, shopId: z.string().max(64), insured: z.boolean() }))
    .mutation(({ ctx, input }) => chooseInsurance(ctx, input)),

  choosePayment: buyerProcedure
    .input(z.object({ basketId, paymentWay: z.enum(['gateway', 'cod']) }))
    .mutation(({ ctx, input }) => choosePayment(ctx, input)),

  chooseCourier: buyerProcedure
    .input(z.object({ basketId, shopId: z.string().max(64), courierCode: z.string().max(64) }))
    .mutation(({ ctx, input }) => chooseCourier(ctx, input)),

  applyVoucher: buyerProcedure
    .meta({ ...BUYER, limits: [CODES] })
    .input(z.object({ basketId, code: z.string() }))
    .mutation(({ ctx, input }) => applyVoucher(ctx, input)),

  removeVoucher: buyerProcedure
    .input(z.object({ basketId, code: z.string() }))
    .mutation(({ ctx, input }) => removeVoucher(ctx, input)),
})
