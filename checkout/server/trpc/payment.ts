import { z } from 'zod'
import { getEnvironment } from '../environment'
import { checkReturn } from '../payment/attempt/check-return'
import { findOldShopAccount } from '../payment/gateway/old-shop-account'
import { receiveNotification } from '../payment/notification/receive-notification'
import { refuseOversize } from '../payment/notification/refuse-notification'
import { payingProcedure, publicProcedure, rawProcedure, router } from './procedure'

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
    .input(z.object({ rawBody: z.string() }))
    .use(async ({ next }) =>
      next({ ctx: { serverKey: getEnvironment().MIDTRANS_SERVER_KEY, oldShopAccount: await findOldShopAccount() } }),
    )
    .mutation(({ ctx, input }) => receiveNotification(ctx, input)),
})
