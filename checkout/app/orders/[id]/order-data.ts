import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/trpc/router'

export type OrderData = inferRouterOutputs<AppRouter>['order']['get']

/** Whether a buyer can still pay it. */
export const isPayable = ({ status, paymentDueAt }: Pick<OrderData, 'status' | 'paymentDueAt'>) =>
  status === 'awaiting_payment' && secondsUntil(paymentDueAt) > 0

export const secondsUntil = (instant: string) => Math.ceil((new Date(instant).getTime() - Date.now()) / 1000)
