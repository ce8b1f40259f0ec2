import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { BAD_TOKENS, CLAIMS } from './limits'

// A tenth is counted by each process for itself: a sale's claims cost no statement more.
const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)

  return {
    claims: limiter({ name: 'claims', ...CLAIMS, unshared: 6 }),
    badTokens: limiter({ name: 'badTokens', ...BAD_TOKENS, unshared: 60 }),
  }
})

/** @throws {DomainError} `too_many_requests` when this browser claims faster than any person taps. */
export async function limitClaims(db: Database, nonce: string | null) {
  if (nonce) await limiters(db).claims.consume(nonce).catch(refuse)
}

/**
 * Runs a step for an address, unless that address keeps sending tokens that are not genuine.
 * @throws {DomainError} `too_many_requests`
 */
export async function limitBadTokens<T>(db: Database, address: string, step: () => Promise<T>): Promise<T> {
  const { badTokens } = limiters(db)
  const msBeforeNext = badTokens.msRefused(address)
  if (msBeforeNext > 0) refuse({ msBeforeNext })

  return step().catch(async (error: unknown) => {
    // This one was looked at and is told why; from the last on, the next are refused.
    if (error instanceof DomainError && error.code === 'handoff_invalid')
      await badTokens.consume(address).catch(millisecondsRefused)
    throw error
  })
}

function refuse(limit: unknown): never {
  const seconds = Math.max(1, Math.ceil(millisecondsRefused(limit) / 1000))

  throw new DomainError('too_many', 'too_many_requests', 'too many requests', { seconds })
}
