import { setTimeout as pause } from 'node:timers/promises'
import { type Basket, fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { Refused } from '@jembatan/buyer/procedures'
import { pickItem } from '@jembatan/buyer/shop'
import { printLine } from '../../dev/terminal/progress.mjs'
import { percentile } from '../harness/figures'
import type { BenchContext } from './context'
import { NONE_LEFT, setStock } from './stock'

export const FLASH_SALE = { buyers: 500, pieces: 100 }

export type FlashSale = {
  paid: number
  soldOut: number
  /** From the moment when all buyers press the button. */
  secondsUntilAllAnswered: number
  secondsUntilAllPaid: number
  p95Answered: number
}

/** Baskets are filled in small groups: the measurement starts when every buyer has one. */
const FILLED_AT_ONCE = 16

/** All buyers place their orders at the same moment, for fewer pieces than buyers. */
export async function runFlashSale(bench: BenchContext): Promise<FlashSale> {
  const item = pickItem(bench)
  await setStock(bench, { sku: item.sku, available: FLASH_SALE.pieces })
  const baskets: Basket[] = []
  let started = 0
  const fillBaskets = async () => {
    while (started++ < FLASH_SALE.buyers) baskets.push(await fillBasketWith(bench, item))
  }
  await Promise.all(Array.from({ length: FILLED_AT_ONCE }, fillBaskets))
  await pause(500)

  const since = performance.now()
  const times: number[] = []
  const orders = await Promise.all(
    baskets.map(async (basket) => {
      const orderId = await placeOrder(basket).catch(unlessSoldOut)
      times.push(performance.now() - since)
      if (orderId) await pay(basket, orderId)

      return orderId
    }),
  )

  return {
    paid: orders.filter((orderId) => orderId !== null).length,
    soldOut: orders.filter((orderId) => orderId === null).length,
    secondsUntilAllAnswered: Math.max(...times) / 1000,
    secondsUntilAllPaid: (performance.now() - since) / 1000,
    p95Answered: percentile(times, 0.95),
  }
}

function unlessSoldOut(error: unknown) {
  if (error instanceof Refused && NONE_LEFT.includes(error.reason)) return null
  throw error
}

export function printFlashSale(flashSale: FlashSale) {
  printLine(`\n  Flash sale: ${FLASH_SALE.buyers} buyers order at once, ${FLASH_SALE.pieces} pieces in stock`)
  console.table({
    'flash sale': {
      'paid orders': flashSale.paid,
      'refused before paying': flashSale.soldOut,
      'all answered after': `${flashSale.secondsUntilAllAnswered.toFixed(2)} s`,
      'all paid after': `${flashSale.secondsUntilAllPaid.toFixed(2)} s`,
    },
  })
}
