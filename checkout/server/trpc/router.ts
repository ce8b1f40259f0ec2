import { checkReadiness } from '../readiness/check-readiness'
import { basketRouter } from './basket'
import { catalogueRouter } from './catalogue'
import { deliveryRouter } from './delivery'
import { deskRouter } from './desk'
import { handoffRouter } from './handoff'
import { publicProcedure, router } from './init'
import { orderRouter } from './order'
import { paymentRouter } from './payment'

export const appRouter = router({
  basket: basketRouter,
  catalogue: catalogueRouter,
  delivery: deliveryRouter,
  desk: deskRouter,
  handoff: handoffRouter,
  order: orderRouter,
  payment: paymentRouter,
  readiness: publicProcedure.query(({ ctx }) => checkReadiness(ctx.db)),
})

export type AppRouter = typeof appRouter
