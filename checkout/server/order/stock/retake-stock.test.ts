import { expect, test } from 'vitest'
import type { Connection } from '@/db/connect'
import { quoteBasket } from '../../basket/quote-basket'
import { placeOrder } from '../../placement/place-order'
import { fillBasket, openShop, setStock, stockOf, untilSomebodyWaits } from '../../testing/open-world'
import { releaseHolds } from './holds'
import { retakeStock } from './retake-stock'

const now = new Date('2026-11-25T03:00:00Z')

/** Places an order of a serum and three soaps, and restocks its goods. */
async function releasedOrder() {
  // The order itself stays unpaid: the test is about its goods only.
  const { db, sql } = await openShop({ breaks: ['stockAddsUp', 'aReturnProvesNothing'] })
  const lines = [
    { sku: 'AYU-SERUM', quantity: 1 },
    { sku: 'WANGI-SOAP', quantity: 3 },
  ]
  const basket = await fillBasket(db, { lines })
  const { totals } = await quoteBasket(db, { ...basket, now })
  const { orderId } = await placeOrder(db, { ...basket, expectedTotal: totals.total, now })
  await releaseHolds(db, { orderId, now })

  return { db, sql, orderId }
}

test('an order takes all of its pieces again, once', async () => {
  const { db, orderId } = await releasedOrder()

  const retaken = await Promise.all([1, 2, 3].map(() => retakeStock(db, { orderId, now })))

  expect(retaken.filter(Boolean)).toHaveLength(1)
  expect(await stockOf(db, 'AYU-SERUM')).toBe(139)
})

test('a concurrent take finds nothing left', async () => {
  const { db, sql, orderId } = await releasedOrder()
  const retake = (tx: Connection) => retakeStock(tx, { orderId, now })

  const { behind } = await db.transaction(async (tx) => {
    await retake(tx)
    const behind = retake(db)
    await untilSomebodyWaits(sql)
    return { behind }
  })

  expect(await behind).toBe(false)
  expect(await stockOf(db, 'AYU-SERUM')).toBe(139)
})

test('with one piece missing no stock is retaken', async () => {
  const { db, orderId } = await releasedOrder()
  await setStock(db, 'WANGI-SOAP', 2)

  expect(await retakeStock(db, { orderId, now })).toBe(false)

  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  expect(await stockOf(db, 'WANGI-SOAP')).toBe(2)
})

test('two orders for the last pieces: one gets them', async () => {
  const { db, orderId } = await releasedOrder()
  const basket = await fillBasket(db, { lines: [{ sku: 'WANGI-SOAP', quantity: 3 }] })
  const { totals } = await quoteBasket(db, { ...basket, now })
  await setStock(db, 'WANGI-SOAP', 3)

  const [retaken, placed] = await Promise.allSettled([
    retakeStock(db, { orderId, now }),
    placeOrder(db, { ...basket, expectedTotal: totals.total, now }),
  ])

  expect([retaken.status === 'fulfilled' && retaken.value, placed.status === 'fulfilled'].filter(Boolean)).toHaveLength(
    1,
  )
  expect(await stockOf(db, 'WANGI-SOAP')).toBe(0)
})
