import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'

const ABSENT = new Set(['NOT_FOUND', 'BAD_REQUEST'])

/** What does not exist, or is requested by an impossible name, is "not found". */
export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  return result.catch((error: unknown) => {
    if (error instanceof TRPCError && ABSENT.has(error.code)) notFound()
    throw error
  })
}
