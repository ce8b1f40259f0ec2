import { noteUnavailable } from '@jembatan/http/unavailable'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'

/** The parts of an expected failure that a page may use. */
export type Failure = { code: string; details: Record<string, string | number> }

/** Returns null for an unexpected failure. */
export function readFailure(error: unknown): Failure | null {
  const cause = error instanceof TRPCError ? error.cause : null

  return cause instanceof DomainError ? { code: cause.code, details: cause.details } : null
}

const AWAY = 'database_away'

/**
 * Returns the error for a request that failed because the database is unavailable; undefined for
 * any other failure. A page that fails with it gets 503, and a form keeps its text.
 */
export function unlessAway(error: unknown, { requestId }: { requestId: string }): TRPCError | undefined {
  if (!isDatabaseAway(error)) return undefined
  noteUnavailable(requestId)

  // Without the cause, which contains a statement's values. Next preserves an error's own digest,
  // by which a page recognises it.
  return Object.assign(new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: AWAY }), { digest: AWAY })
}

/** True when a retry within half a minute may succeed. */
export const isAway = (error: unknown) => error instanceof TRPCError && error.message === AWAY
