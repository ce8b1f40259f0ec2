import { TRPCError } from '@trpc/server'
import { redirect } from 'next/navigation'

/**
 * Redirects to the order's page when this browser can no longer open the order; that page explains
 * how to find it.
 */
export const orItsPage = <Result>(orderId: string, result: Promise<Result>) =>
  result.catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') redirect(`/orders/${encodeURIComponent(orderId)}`)
    throw error
  })
