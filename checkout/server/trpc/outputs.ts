import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from './router'

/** What the server says, for the pages that show it. */
export type RouterOutputs = inferRouterOutputs<AppRouter>
