import { expect, test } from 'vitest'
import { orders } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { placeOrder } from '../placement/place-order'
import { fillBasket, openShop } from '../testing/open-world'
import { listOrders } from './list-orders'

const sessionHash = 'own'
const A_PAGE = 50

test('a list that is longer than a page goes on before its last order, and leaves none out', async () => {
  const { db } = await openShop()
  const placed: string[] = []
  for (let order = 0; order <= A_PAGE; order += 1) {
    // Each from its own session, since a session may have only a few unpaid orders.
    const basket = await fillBasket(db, { sessionHash: `own ${order}`, lines: [{ sku: 'AYU-SERUM', quantity: 1 }] })
    // Pairs with the same time: the order number breaks the tie.
    const now = new Date(Date.UTC(2026, 10, 25, 3, Math.floor(order / 2)))
    const { totals } = await quoteBasket(db, { ...basket, now })
    placed.push((await placeOrder(db, { ...basket, expectedTotal: totals.total, now })).orderId)
  }
  await db.update(orders).set({ sessionHash })

  const first = await listOrders({ db, sessionHash }, {})
  const second = await listOrders({ db, sessionHash }, { before: first.next ?? '' })

  expect([first.orders.length, second.orders.length, second.next]).toEqual([A_PAGE, 1, null])
  const listed = [...first.orders, ...second.orders].map(({ id }) => id)
  expect(listed.toSorted()).toEqual(placed.toSorted())
})
