import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 10
const CLAIMS_OF_ONE_BROWSER = 60
const BAD_TOKENS_OF_ONE_ADDRESS = 600

// In memory: an address is kept for seconds and never written down.
const claims = new RateLimiterMemory({ points: CLAIMS_OF_ONE_BROWSER, duration: WINDOW_SECONDS })
const badTokens = new RateLimiterMemory({ points: BAD_TOKENS_OF_ONE_ADDRESS, duration: WINDOW_SECONDS })

/** @throws {DomainError} `too_many_requests` when this browser claims faster than any person taps. */
export async function limitClaims(nonce: string | null) {
  if (nonce) await claims.consume(nonce).catch(refuse)
}

/**
 * Runs a step for an address, unless that address keeps sending tokens that are not genuine.
 * @throws {DomainError} `too_many_requests`
 */
export async function limitBadTokens<T>(address: string, step: () => Promise<T>): Promise<T> {
  const spent = await badTokens.get(address)
  if (spent && spent.consumedPoints >= BAD_TOKENS_OF_ONE_ADDRESS) refuse(spent)

  return step().catch(async (error: unknown) => {
    if (error instanceof DomainError && error.code === 'handoff_invalid') await badTokens.penalty(address)
    throw error
  })
}

function refuse(limit: unknown): never {
  const seconds = Math.max(1, Math.ceil(millisecondsRefused(limit) / 1000))

  throw new DomainError('too_many', 'too_many_requests', 'too many requests', { seconds })
}
