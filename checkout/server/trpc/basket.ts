import { applyVoucher, removeVoucher } from '../basket/apply-voucher'
import { changeQuantity } from '../basket/change-quantity'
import { chooseCourier } from '../basket/choose-courier'
import { chooseInsurance } from '../basket/choose-insurance'
import { chooseMethod } from '../basket/choose-method'
import { choosePayment } from '../basket/choose-payment'
import { confirmPrice } from '../basket/confirm-price'
import {
  courierChoice,
  insuranceChoice,
  lineQuantity,
  methodChoice,
  ofBasket,
  ofLine,
  paymentChoice,
  priceConsent,
  savedAddressChoice,
  voucherCode,
} from '../basket/input'
import { listOpenBaskets } from '../basket/list-open-baskets'
import { removeBasket } from '../basket/remove-basket'
import { removeLine } from '../basket/remove-line'
import { saveAddress, takeSavedAddress } from '../basket/save-address'
import { showCheckout } from '../basket/show-checkout'
import { startBasket } from '../basket/start-basket'
import { seenItem } from '../catalogue/input'
import { address } from '../delivery/input'
import { withWayBack } from '../handoff/way-back'
import { CODES } from '../voucher/limits'
import { actProcedure, BUYER, buyerProcedure, publicProcedure, router, timelessProcedure } from './procedure'

export const basketRouter = router({
  start: publicProcedure.input(seenItem).mutation(({ ctx, input }) => startBasket(ctx, input)),

  /** The same for a program, which has a session. */
  buyNow: buyerProcedure.input(seenItem).mutation(({ ctx, input }) => startBasket(ctx, input)),

  openOnes: timelessProcedure.query(({ ctx }) => listOpenBaskets(ctx)),

  remove: actProcedure.input(ofBasket).mutation(({ ctx, input }) => removeBasket(ctx, input)),

  checkout: buyerProcedure.input(ofBasket).query(({ ctx, input }) => showCheckout(ctx, input).then(withWayBack)),

  changeQuantity: buyerProcedure.input(lineQuantity).mutation(({ ctx, input }) => changeQuantity(ctx, input)),

  removeLine: buyerProcedure.input(ofLine).mutation(({ ctx, input }) => removeLine(ctx, input)),

  confirmPrice: buyerProcedure.input(priceConsent).mutation(({ ctx, input }) => confirmPrice(ctx, input)),

  saveAddress: buyerProcedure.input(ofBasket.extend({ address })).mutation(({ ctx, input }) => saveAddress(ctx, input)),

  takeSavedAddress: buyerProcedure.input(savedAddressChoice).mutation(({ ctx, input }) => takeSavedAddress(ctx, input)),

  chooseInsurance: buyerProcedure.input(insuranceChoice).mutation(({ ctx, input }) => chooseInsurance(ctx, input)),

  choosePayment: buyerProcedure.input(paymentChoice).mutation(({ ctx, input }) => choosePayment(ctx, input)),

  chooseMethod: buyerProcedure.input(methodChoice).mutation(({ ctx, input }) => chooseMethod(ctx, input)),

  chooseCourier: buyerProcedure.input(courierChoice).mutation(({ ctx, input }) => chooseCourier(ctx, input)),

  applyVoucher: buyerProcedure
    .meta({ ...BUYER, limits: [CODES] })
    .input(voucherCode)
    .mutation(({ ctx, input }) => applyVoucher(ctx, input)),

  removeVoucher: buyerProcedure.input(voucherCode).mutation(({ ctx, input }) => removeVoucher(ctx, input)),
})
