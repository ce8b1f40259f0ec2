import { checkReadiness } from '../readiness/check-readiness'
import { handoffRouter } from './handoff'
import { publicProcedure, router } from './init'

export const appRouter = router({
  handoff: handoffRouter,
  readiness: publicProcedure.query(({ ctx }) => checkReadiness(ctx.db)),
})

export type AppRouter = typeof appRouter
