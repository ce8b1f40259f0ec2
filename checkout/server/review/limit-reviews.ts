import { DomainError } from '@jembatan/platform/errors'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const MOST = 30
const TEN_MINUTES = 10 * 60

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarReviews?: RateLimiterMemory }

/** In memory: it ends with the process, and no address is written down. @throws {DomainError} `too_many_reviews`. */
export async function limitReviews({ address }: { address: string }) {
  kept.pasarReviews ??= new RateLimiterMemory({ points: MOST, duration: TEN_MINUTES })
  await kept.pasarReviews.consume(address).catch(() => {
    throw new DomainError('too_many', 'too_many_reviews', 'too many reviews from one address')
  })
}
