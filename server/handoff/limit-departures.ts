import { DomainError } from '@jembatan/platform/errors'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { DEPARTURES } from './limits'

export class TooManyDepartures extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many', 'too_many_departures', 'Too many departures from one viewer or one address.')
  }
}

export type DepartureLimits = ReturnType<typeof departureLimits>

/**
 * Counters in memory, and so per process: with several processes a program may leave more often,
 * which costs at most one row a day. In return, nothing about a leaving viewer is ever stored, not
 * even as a hash.
 */
export function departureLimits() {
  const [ofViewer, ofAddress] = DEPARTURES

  return {
    viewer: new RateLimiterMemory({ points: ofViewer.most, duration: ofViewer.seconds }),
    address: new RateLimiterMemory({ points: ofAddress.most, duration: ofAddress.seconds }),
  }
}

export type Departing = { viewer: string; address: string }

/** @throws {TooManyDepartures} with the time after which a retry makes sense. */
export async function limitDepartures(limits: DepartureLimits, { viewer, address }: Departing) {
  try {
    await limits.viewer.consume(viewer)
    await limits.address.consume(address)
  } catch (refusal) {
    throw new TooManyDepartures(Math.ceil(millisecondsRefused(refusal) / 1000))
  }
}
