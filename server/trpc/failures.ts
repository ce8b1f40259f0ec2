import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'
import { TooManyDepartures } from '../handoff/limit-departures'

export type Refusal = { code: string; details: DomainError['details']; retryAfterSeconds?: number }

/** What a caller may know of a failure that Ramai foresaw; undefined for one that it did not. */
export function readRefusal(failure: unknown): Refusal | undefined {
  const cause = failure instanceof TRPCError ? failure.cause : failure
  if (cause instanceof TooManyDepartures)
    return { code: cause.code, details: cause.details, retryAfterSeconds: cause.retryAfterSeconds }
  if (cause instanceof DomainError) return { code: cause.code, details: cause.details }

  return undefined
}
