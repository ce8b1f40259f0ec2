import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../../shared-limiter'
import { LOOK_UPS } from './limits'

const MISSES_BEFORE_SLOW = 100
const SLOW_MS = 500

const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)
  const [ofPair, ofAddress] = LOOK_UPS

  return {
    pair: limiter({ name: 'lookUpsOfOrderFromAddress', ...ofPair }),
    address: limiter({ name: 'lookUpsFromAddress', ...ofAddress }),
    order: limiter({ ...ofPair, name: 'lookUpsOfOrder', most: MISSES_BEFORE_SLOW }),
  }
})

type LookUp<T> = { db: Database; address: string; orderId: string; find: () => Promise<T | undefined> }

/**
 * Looks an order up and limits misses. The block applies to the network address that missed: a
 * block of the order would let a stranger lock the buyer out with five wrong phones. Misses for one
 * order from all addresses only slow its look-ups down. An order number is too long to guess, so an
 * attacker with many addresses still needs it; a thousand addresses can try five thousand of a
 * hundred million phones.
 * @throws {DomainError} `look_up_too_often`
 */
export async function limitLookUps<T>({ db, address, orderId, find }: LookUp<T>): Promise<T | undefined> {
  const { pair, ...of } = limiters(db)
  const together = `${address} ${orderId}`
  // Count before the look-up, so that concurrent requests do not count as one; a hit is refunded.
  await of.address.consume(address).catch(refuse)
  await pair.consume(together).catch(refuse)
  const misses = await of.order.find(orderId)
  if (misses && misses.consumedPoints >= MISSES_BEFORE_SLOW) await pause(SLOW_MS)

  const order = await find()
  if (order === undefined) await of.order.add(orderId)
  else await Promise.all([of.address.giveBack(address), pair.giveBack(together)])
  return order
}

function refuse(thrown: unknown): never {
  millisecondsRefused(thrown)
  throw new DomainError('too_many', 'look_up_too_often', 'orders were looked up too often')
}
