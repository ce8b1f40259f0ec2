import { eq, sql as statement } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { orderEvents, orders, paymentAttempts } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { getInvoice } from '../invoice/get-invoice'
import { flagOrder } from '../order/state/flag-order'
import { openPayment } from '../payment/attempt/open-payment'
import { requestRefund } from '../refund/request-refund'
import { untilSomebodyWaits } from '../testing/open-world'
import { after, OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { getOrder } from './get-order'
import { readProgress } from './read-progress'

test('an order that changes while it is read is read whole, as it is before or after', async () => {
  const { db, sql, reportStatus, ...order } = await placeTestOrder()
  await reportStatus({})
  const [row] = await db.select().from(orders).where(eq(orders.id, order.orderId))
  if (!row) throw new Error('The order is gone.')

  const { reading } = await db.transaction(async (tx) => {
    await tx.execute(statement`lock table ${orderEvents}`)
    const reading = getOrder(db, order)
    await untilSomebodyWaits(sql)
    await flagOrder(tx, { order: row, flag: 'charged_back', stop: false, now: after(7) })
    return { reading }
  })
  const { flag, events, version } = await reading

  // The statement waited for the lock before it read any row.
  expect(flag).toBe('charged_back')
  expect(events.map(({ kind }) => kind)).toEqual(['created', 'paid', 'flagged'])
  expect((await readProgress(db, order)).version).toBe(version)
})

test.each([
  { method: 'qris', whole: 'gateway', part: 'gateway' },
  { method: 'shopeepay', whole: 'gateway', part: 'transfer' },
  { method: 'bca_va', whole: 'transfer', part: 'transfer' },
])('a payment by $method is refunded whole by $whole, and in part by $part', async ({ method, whole, part }) => {
  const { db, reportStatus, ...order } = await placeTestOrder()
  await reportStatus({})
  await db.update(paymentAttempts).set({ method })

  expect(await getOrder(db, order)).toMatchObject({ refundBy: whole, refundPartBy: part })
})

test('a partly refunded order promises only the rest, by the channel that is left', async () => {
  const { db, reportStatus, total, ...order } = await placeTestOrder()
  await reportStatus({})
  await db.update(paymentAttempts).set({ method: 'shopeepay' })
  const before = await getOrder(db, order)

  await requestRefund({ db, now: after(7) }, { ...order, reason: 'desk', amount: 50_000 })

  expect(before).toMatchObject({ refundable: total, refundBy: 'gateway' })
  expect(await getOrder(db, order)).toMatchObject({ refundable: total - 50_000, refundBy: 'transfer' })
})

test('an order that was paid twice shows the payment that its goods are sent for', async () => {
  const { db, gateway, reportStatus, ...order } = await placeTestOrder()
  await reportStatus({ status: 'expire' }, after(2))
  await openPayment({ db, gateway, ...order, now: after(3) }, order)
  await reportStatus({ method: 'bca_va' }, after(4))

  await reportStatus({ method: 'qris' }, after(5), `${order.orderId}-2`)

  const page = await getOrder(db, order)
  expect(page.refunds).toMatchObject([{ reason: 'twice', amount: order.total }])
  expect(page).toMatchObject({ payment: { method: 'bca_va' }, refundable: order.total, refundBy: 'transfer' })
})

test('parcels are counted in one order: at the checkout, on the page of the order and on its invoice', async () => {
  const { db, reportStatus, ...order } = await placeTestOrder({ lines: OF_TWO_SHOPS })
  await reportStatus({})
  const [placed] = await db.select({ basketId: orders.basketId }).from(orders)

  const [checkout, page, invoice] = await Promise.all([
    quoteBasket(db, { ...order, basketId: placed?.basketId ?? '', now: after(6) }),
    getOrder(db, order),
    getInvoice({ db, ...order }, order),
  ])

  const shops = page.parcels.map(({ shop }) => shop.id)
  expect(checkout.parcels.map(({ shop }) => shop.id)).toEqual(shops)
  expect(invoice.parcels.map(({ seller }) => seller.id)).toEqual(shops)
})
