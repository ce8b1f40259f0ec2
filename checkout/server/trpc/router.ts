import { checkReadiness } from '../readiness/check-readiness'
import { publicProcedure, router } from './init'

export const appRouter = router({
  readiness: publicProcedure.query(({ ctx }) => checkReadiness(ctx.db)),
})

export type AppRouter = typeof appRouter
