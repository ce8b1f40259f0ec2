import { checkReadiness } from '../readiness/check-readiness'
import { backOfficeRouter } from './back-office'
import { basketRouter } from './basket'
import { catalogueRouter } from './catalogue'
import { deliveryRouter } from './delivery'
import { handoffRouter } from './handoff'
import { publicProcedure, router } from './init'
import { orderRouter } from './order'
import { paymentRouter } from './payment'

export const appRouter = router({
  backOffice: backOfficeRouter,
  basket: basketRouter,
  catalogue: catalogueRouter,
  delivery: deliveryRouter,
  handoff: handoffRouter,
  order: orderRouter,
  payment: paymentRouter,
  readiness: publicProcedure.query(({ ctx }) => checkReadiness(ctx.db)),
})

export type AppRouter = typeof appRouter
