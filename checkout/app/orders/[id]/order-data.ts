import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/trpc/router'

export type OrderData = inferRouterOutputs<AppRouter>['order']['get']

/** Whether a buyer can still pay it. */
export const isPayable = ({ status, secondsLeft }: Pick<OrderData, 'status' | 'secondsLeft'>) =>
  status === 'awaiting_payment' && secondsLeft > 0
