import { noteUnavailable } from '@jembatan/http/unavailable'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'
import { TooManyDepartures } from '../handoff/limit-departures'

export type Refusal = { code: string; details: DomainError['details']; retryAfterSeconds?: number }

/** Returns the public part of an expected failure; undefined for an unexpected one. */
export function readRefusal(failure: unknown): Refusal | undefined {
  const cause = failure instanceof TRPCError ? failure.cause : failure
  if (cause instanceof TooManyDepartures)
    return { code: cause.code, details: cause.details, retryAfterSeconds: cause.retryAfterSeconds }
  if (cause instanceof DomainError) return { code: cause.code, details: cause.details }

  return undefined
}

const AWAY = 'database_away'

/**
 * Returns the error for a request that found the database unavailable; undefined for any other
 * failure. A page that fails with it responds with 503.
 */
export function unlessAway(error: unknown, { requestId }: { requestId: string }): TRPCError | undefined {
  if (!isDatabaseAway(error)) return undefined
  noteUnavailable(requestId)

  // Without its cause, which contains the values of a statement. Next keeps an error's own digest,
  // so pages recognise it by that.
  return Object.assign(new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: AWAY }), { digest: AWAY })
}

/** Returns whether the same request may succeed in half a minute. */
export const isAway = (error: unknown) => error instanceof TRPCError && error.message === AWAY
