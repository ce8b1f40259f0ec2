import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from './router'

/** Output types of the router, for pages. */
export type RouterOutputs = inferRouterOutputs<AppRouter>
