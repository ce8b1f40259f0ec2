import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'

const ABSENT = new Set(['NOT_FOUND', 'BAD_REQUEST'])

/** True when the thing does not exist or its id is malformed. */
export const isAbsent = (failure: unknown) => failure instanceof TRPCError && ABSENT.has(failure.code)

export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  return result.catch((failure: unknown) => {
    if (isAbsent(failure)) notFound()
    throw failure
  })
}
