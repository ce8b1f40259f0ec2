import { setTimeout as pause } from 'node:timers/promises'
import { arrive, order, pay } from './buyer'
import { percentile } from './round'
import { setStock } from './shelves'
import type { Street } from './street'
import { Refused } from './trpc'

export const RUSH = { buyers: 500, pieces: 100 }

export type Rush = {
  paid: number
  soldOut: number
  /** From the moment in which all press the button. */
  secondsUntilAllKnow: number
  secondsUntilAllArePaid: number
  p95Told: number
}

/** Baskets are made a few at a time: what is measured begins when everybody has one. */
const ARRIVING_AT_ONCE = 16

const untimed = <T>(_: unknown, work: () => Promise<T>) => work()

/** Five hundred buyers press the button for a hundred pieces in the same moment. */
export async function rush(street: Street): Promise<Rush> {
  const [item] = street.items
  if (!item) throw new Error('There is nothing to buy.')
  await setStock(street, { sku: item.sku, available: RUSH.pieces })
  const ready: Awaited<ReturnType<typeof arrive>>[] = []
  const comeIn = async () => {
    while (ready.length < RUSH.buyers) ready.push(await arrive(street, item, untimed))
  }
  await Promise.all(Array.from({ length: ARRIVING_AT_ONCE }, comeIn))
  ready.length = RUSH.buyers
  await pause(500)

  const since = performance.now()
  const told: number[] = []
  const outcomes = await Promise.all(
    ready.map(async (buyer) => {
      const orderId = await order(buyer, untimed).catch(unlessSoldOut)
      told.push(performance.now() - since)
      if (orderId) await pay(street, buyer, orderId, untimed)

      return orderId
    }),
  )

  return {
    paid: outcomes.filter((orderId) => orderId !== null).length,
    soldOut: outcomes.filter((orderId) => orderId === null).length,
    secondsUntilAllKnow: Math.max(...told) / 1000,
    secondsUntilAllArePaid: (performance.now() - since) / 1000,
    p95Told: percentile(told, 0.95),
  }
}

function unlessSoldOut(error: unknown) {
  if (error instanceof Refused && error.reason === 'out_of_stock') return null
  throw error
}
