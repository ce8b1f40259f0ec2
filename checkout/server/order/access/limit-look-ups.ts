import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '@jembatan/platform/errors'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 15 * 60
const MISSES_OF_ONE_ADDRESS_FOR_ONE_ORDER = 5
const MISSES_OF_ONE_ADDRESS = 100
const MISSES_BEFORE_SLOW = 100
const SLOW_MS = 500

type Limiters = Record<'pair' | 'address' | 'order', RateLimiterMemory>

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarOrderLookUps?: Limiters }

const newLimiters = (): Limiters => ({
  pair: new RateLimiterMemory({ points: MISSES_OF_ONE_ADDRESS_FOR_ONE_ORDER, duration: WINDOW_SECONDS }),
  address: new RateLimiterMemory({ points: MISSES_OF_ONE_ADDRESS, duration: WINDOW_SECONDS }),
  order: new RateLimiterMemory({ points: MISSES_BEFORE_SLOW, duration: WINDOW_SECONDS }),
})

type LookUp<T> = { address: string; orderId: string; find: () => Promise<T | undefined> }

/**
 * Looks an order up, and counts what was not found. A stop belongs to the address that missed: one that belonged to the order
 * would let a stranger keep the buyer out with five wrong phones. Misses for one order from everywhere only slow its
 * look-ups down: an order number is too long to guess, so somebody who has many addresses still has to have it, and a
 * thousand of them try five thousand of a hundred million phones.
 * @throws {DomainError} `look_up_too_often`
 */
export async function limitLookUps<T>({ address, orderId, find }: LookUp<T>): Promise<T | undefined> {
  kept.pasarOrderLookUps ??= newLimiters()
  const { pair, ...limiters } = kept.pasarOrderLookUps
  const together = `${address} ${orderId}`
  // Counted before the look-up, so that many at the same moment are not one; what is found is taken back.
  await limiters.address.consume(address).catch(refuse)
  await pair.consume(together).catch(refuse)
  const misses = await limiters.order.get(orderId)
  if (misses && misses.consumedPoints >= MISSES_BEFORE_SLOW) await pause(SLOW_MS)

  const found = await find()
  if (found === undefined) await limiters.order.penalty(orderId)
  else await Promise.all([limiters.address.reward(address), pair.reward(together)])
  return found
}

function refuse(): never {
  throw new DomainError('too_many', 'look_up_too_often', 'orders were looked up too often')
}
