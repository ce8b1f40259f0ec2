import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const MOST = 120
const WITHIN_SECONDS = 60

// In memory, and a number a process: what stands before an overloaded shop must not ask its database.
const places = new RateLimiterMemory({ points: MOST, duration: WITHIN_SECONDS })

/** In how many seconds this address may take another place; 0 where it may take one now. */
export async function limitPlaces(address: string): Promise<number> {
  try {
    await places.consume(address)
    return 0
  } catch (limit) {
    return Math.max(1, Math.ceil(millisecondsRefused(limit) / 1000))
  }
}
