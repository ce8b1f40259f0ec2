import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'

const ABSENT = new Set(['NOT_FOUND', 'BAD_REQUEST'])

/** What does not exist, or is requested by an impossible name. */
export const isAbsent = (failure: unknown) => failure instanceof TRPCError && ABSENT.has(failure.code)

export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  return result.catch((failure: unknown) => {
    if (isAbsent(failure)) notFound()
    throw failure
  })
}
