import { expect, test } from 'vitest'
import { orders } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { ORDER_TABS } from '../order/input'
import { placeOrder } from '../placement/place-order'
import { writeReviews } from '../review/write-review'
import { fillBasket, openShop, setStock } from '../testing/open-world'
import { after, OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { countOrders, listOrders } from './list-orders'

const sessionHash = 'own'
const A_PAGE = 50

test('the next page continues after the last order, without gaps', async () => {
  const { db } = await openShop()
  await setStock(db, 'AYU-SERUM', 500)
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

test('each tab lists the orders in its state, and review those with an item that has none', async () => {
  const order = await placeTestOrder({ lines: OF_TWO_SHOPS })
  const { db, orderId } = order
  const tabs = async () => {
    const listed = await Promise.all(
      ORDER_TABS.map((tab) => listOrders({ db, sessionHash: order.sessionHash }, { tab })),
    )

    const counts = await countOrders(order)
    expect(ORDER_TABS.map((tab) => counts[tab])).toEqual(listed.map(({ orders }) => orders.length))

    return ORDER_TABS.filter((_, index) => listed[index]?.orders.some(({ id }) => id === orderId))
  }
  const review = (sku: string) =>
    writeReviews(
      { db, sessionHash: order.sessionHash, photoFolder: 'no photos', now: after(30) },
      { orderId, language: 'id', reviews: [{ sku, stars: 5, body: '', photos: [] }] },
    )

  const deliver = async (shopId: string) => {
    for (const to of ['packed', 'shipped', 'arrived'] as const)
      await advanceFulfilment({ ...order, now: after(20) }, { orderId, shopId, to })
  }

  const unpaid = await tabs()
  await order.reportStatus({})
  const paid = await tabs()
  await deliver('rumah-ayu')
  const [halfDelivered] = (await listOrders({ db, sessionHash: order.sessionHash }, {})).orders
  await deliver('griya-kriya')
  const arrived = await tabs()
  await review('AYU-SERUM')
  const halfReviewed = await tabs()
  await review('KALA-MUG')

  expect(halfDelivered).toMatchObject({ status: 'paid', sent: 1, arrived: 1 })
  expect({ unpaid, paid, arrived, halfReviewed, reviewed: await tabs() }).toEqual({
    unpaid: ['unpaid'],
    paid: ['packing'],
    arrived: ['arrived', 'review'],
    halfReviewed: ['arrived', 'review'],
    reviewed: ['arrived'],
  })
})
