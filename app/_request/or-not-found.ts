import { notFound } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'

/**
 * Shows the 404 page for a missing record or an impossible input, and rethrows any other failure.
 */
export function orNotFound(code: string) {
  return (failure: unknown): never => {
    if (readRefusal(failure)?.code === code || isBadRequest(failure)) notFound()
    throw failure
  }
}

/** Returns null for a refusal that the page itself explains. */
export function orNull(code: string) {
  return (failure: unknown) => {
    if (readRefusal(failure)?.code === code) return null
    throw failure
  }
}

/** Input that fails a procedure's schema cannot come from a form of ours. */
export const isBadRequest = (failure: unknown) =>
  failure instanceof Error && 'code' in failure && failure.code === 'BAD_REQUEST'
