import { TRPCError } from '@trpc/server'
import { redirect } from 'next/navigation'
import { orNotFound } from '@/app/_request/or-not-found'

/** To the order's page when this browser has the order no more: there it says so, and how to find it. */
export const orItsPage = <Result>(orderId: string, result: Promise<Result>) =>
  orNotFound(
    result.catch((error: unknown) => {
      if (error instanceof TRPCError && error.code === 'NOT_FOUND') redirect(`/orders/${encodeURIComponent(orderId)}`)
      throw error
    }),
  )
