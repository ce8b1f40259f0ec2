import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const MISSES_OF_ONE_ADDRESS = 30
const TEN_MINUTES = 10 * 60

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarVoucherCodes?: RateLimiterMemory }

type Guess<T> = { address: string; find: () => Promise<T | undefined> }

/** Looks a code up, and counts those that are none. @throws {DomainError} `too_many_codes` with the minutes to wait. */
export async function limitCodes<T>({ address, find }: Guess<T>): Promise<T | undefined> {
  kept.pasarVoucherCodes ??= new RateLimiterMemory({ points: MISSES_OF_ONE_ADDRESS, duration: TEN_MINUTES })
  // Counted before the look-up, so that many at the same moment are not one; what is found is taken back.
  await kept.pasarVoucherCodes.consume(address).catch(refuse)
  const found = await find()
  if (found !== undefined) await kept.pasarVoucherCodes.reward(address)

  return found
}

function refuse(thrown: unknown): never {
  throw new DomainError('too_many', 'too_many_codes', 'too many codes that are none', {
    minutes: Math.ceil(millisecondsRefused(thrown) / 60_000),
  })
}
