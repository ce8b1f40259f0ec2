import { DomainError } from '@jembatan/platform/errors'
import { z } from 'zod'
import { getEnvironment } from '../environment'
import { ofOrder } from '../order/input'
import { checkReturn } from '../payment/attempt/check-return'
import { methodChoice } from '../payment/bi-snap/input'
import { payPageOf } from '../payment/bi-snap/open-bi-snap'
import { payByMethod } from '../payment/bi-snap/pay-by-method'
import { showPayment } from '../payment/bi-snap/show-payment'
import { findOldShopAccount } from '../payment/gateway/old-shop-account'
import { getBiSnap } from '../payment/get-gateway'
import { receiveNotification } from '../payment/notification/receive-notification'
import { refuseOversize } from '../payment/notification/refuse-notification'
import { readUsualMethod } from '../payment/usual-method'
import {
  buyerProcedure,
  payingProcedure,
  publicProcedure,
  rawProcedure,
  router,
  timelessBuyerProcedure,
} from './procedure'

export const paymentRouter = router({
  checkReturn: payingProcedure
    .input(z.object({ providerOrderId: z.string().max(50) }))
    .mutation(({ ctx, input }) => checkReturn(ctx, input)),

  /**
   * The notification endpoint received a body longer than any notification and did not read it to
   * its end.
   */
  refuseOversize: publicProcedure
    .input(z.object({ atLeast: z.number().int() }))
    .mutation(({ ctx, input }) => refuseOversize(ctx, input)),

  receiveNotification: rawProcedure
    .input(
      z.object({
        rawBody: z.string(),
        signed: z
          .object({ path: z.string().max(200), timestamp: z.string().max(40), signature: z.string().max(1000) })
          .optional(),
      }),
    )
    .use(async ({ next }) =>
      next({
        ctx: {
          serverKey: getEnvironment().MIDTRANS_SERVER_KEY,
          oldShopAccount: await findOldShopAccount(),
          partnerKeys: getBiSnap()?.partnerKeys,
        },
      }),
    )
    .mutation(({ ctx, input }) => receiveNotification(ctx, input)),

  /** The methods of the shop's own payment page, or the step of the chosen one. */
  show: timelessBuyerProcedure.input(ofOrder).query(({ ctx, input }) => showPayment(ctx, input)),

  usualMethod: timelessBuyerProcedure.query(({ ctx }) => readUsualMethod(ctx)),

  /** Charges the order over BI-SNAP by the chosen method. */
  byMethod: buyerProcedure
    .input(methodChoice)
    .use(({ next }) => next({ ctx: biSnapOrThrow() }))
    .mutation(({ ctx, input }) => payByMethod(ctx, input)),
})

function biSnapOrThrow() {
  const biSnap = getBiSnap()
  if (!biSnap) throw new DomainError('not_found', 'order_missing', 'buyers pay on the partner’s page')
  const { PASAR_ORIGIN: origin } = getEnvironment()

  return { connection: biSnap.connection, payPage: (orderId: string) => payPageOf(origin, orderId) }
}
