import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

export class TooManyDepartures extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many', 'too_many_departures', 'Too many departures from one viewer or one address.')
  }
}

const WINDOW_SECONDS = 60
/** A person taps; a program hammers. An address may be a whole school behind one router. */
const PER_VIEWER = 30
const PER_ADDRESS = 300

export type DepartureLimits = ReturnType<typeof departureLimits>

/**
 * Counters in memory, and so of each process: with several a program may leave as often at each of them, which costs a row a day and
 * no more. In exchange nothing about a viewer who leaves is ever written down, not even as a hash.
 */
export function departureLimits() {
  return {
    viewer: new RateLimiterMemory({ points: PER_VIEWER, duration: WINDOW_SECONDS }),
    address: new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW_SECONDS }),
  }
}

export type Departing = { viewer: string; address: string }

/** @throws {TooManyDepartures} with the time after which it is worth trying again. */
export async function limitDepartures(limits: DepartureLimits, { viewer, address }: Departing) {
  try {
    await limits.viewer.consume(viewer)
    await limits.address.consume(address)
  } catch (refusal) {
    throw new TooManyDepartures(Math.ceil(millisecondsRefused(refusal) / 1000))
  }
}
