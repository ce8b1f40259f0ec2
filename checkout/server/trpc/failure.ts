import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'

/** What a page may know of a failure that the shop foresees. */
export type Failure = { code: string; details: Record<string, string | number> }

/** Null when it was not foreseen. */
export function readFailure(error: unknown): Failure | null {
  const cause = error instanceof TRPCError ? error.cause : null

  return cause instanceof DomainError ? { code: cause.code, details: cause.details } : null
}
