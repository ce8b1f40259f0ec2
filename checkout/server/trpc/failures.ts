import { noteUnavailable } from '@jembatan/http/unavailable'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'

/** What a page may know of a failure that the shop foresees. */
export type Failure = { code: string; details: Record<string, string | number> }

/** Null when it was not foreseen. */
export function readFailure(error: unknown): Failure | null {
  const cause = error instanceof TRPCError ? error.cause : null

  return cause instanceof DomainError ? { code: cause.code, details: cause.details } : null
}

const AWAY = 'database_away'

/**
 * What a request is answered with that met a database which is away: undefined for any other failure. A page that fails with it
 * is answered with 503, and a form may keep what was typed.
 */
export function unlessAway(error: unknown, { requestId }: { requestId: string }): TRPCError | undefined {
  if (!isDatabaseAway(error)) return undefined
  noteUnavailable(requestId)

  // Without its cause, which holds the values of a statement. Next keeps an error's own digest, and a page knows it by that.
  return Object.assign(new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: AWAY }), { digest: AWAY })
}

/** Whether the same may do well in half a minute. */
export const isAway = (error: unknown) => error instanceof TRPCError && error.message === AWAY
