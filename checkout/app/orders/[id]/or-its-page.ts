import { TRPCError } from '@trpc/server'
import { redirect } from 'next/navigation'

/** To the order's page when this browser has the order no more: there it says so, and how to find it. */
export const orItsPage = <Result>(orderId: string, result: Promise<Result>) =>
  result.catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') redirect(`/orders/${encodeURIComponent(orderId)}`)
    throw error
  })
