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
 * Counters in memory, and so of each process: with several a program may leave as often at each of them, which costs a row a day and
 * no more. In exchange nothing about a viewer who leaves is ever written down, not even as a hash.
 */
export function departureLimits() {
  const [ofViewer, ofAddress] = DEPARTURES

  return {
    viewer: new RateLimiterMemory({ points: ofViewer.most, duration: ofViewer.seconds }),
    address: new RateLimiterMemory({ points: ofAddress.most, duration: ofAddress.seconds }),
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
