import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from './router'

/** The types of the server's outputs, for the pages that show them. */
export type RouterOutputs = inferRouterOutputs<AppRouter>
