import { tmpdir } from 'node:os'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  cashCollections,
  invoices,
  orderParcels,
  orders,
  orderVouchers,
  paymentAttempts,
  refunds,
  vouchers,
} from '@/db/schema'
import { choosePayment } from '../basket/choose-payment'
import { quoteBasket } from '../basket/quote-basket'
import { REFUSED_AT_MOST } from '../basket/why-not-cod'
import { cancelOrder } from '../cancellation/cancel-order'
import { sendPayouts } from '../payout/send-payouts'
import { checkOut } from '../placement/check-out'
import { closeManualRefund } from '../refund/close-manual-refund'
import { requestRefund } from '../refund/request-refund'
import { acceptReturn } from '../returns/answer-return'
import { requestReturn } from '../returns/request-return'
import { fillBasket, stockOf } from '../testing/open-world'
import { after, placeTestOrder, TEST_PHONE } from '../testing/test-order'
import { advanceFulfilment } from './advance-fulfilment'
import { handOverCash, refuseAtDoor } from './collect-cash'
import { completeArrived } from './complete-arrived'
import { confirmReceipt } from './confirm-receipt'
import { moveParcelOn, moveParcels } from './move-parcel'

const DAY = 24 * 60
/** Two working days after delivery. */
const OVER = 10 + 2 * DAY

const placeCodOrder = async () => ({ ...(await placeTestOrder({ paymentWay: 'cod' })), shopId: 'rumah-ayu' })

/** Places another order for the same phone. */
async function placeAnother({ db, gateway }: Pick<CodOrder, 'db' | 'gateway'>) {
  const basket = await fillBasket(db, { phone: TEST_PHONE })
  await choosePayment({ db, ...basket }, { ...basket, paymentWay: 'cod' })
  const { totals } = await quoteBasket(db, { ...basket, now: after(12) })
  const placed = await checkOut(
    { db, address: '203.0.113.7', browserHash: null, gateway, ...basket, now: after(12) },
    { ...basket, expectedTotal: totals.total },
  )

  return { ...placed, sessionHash: basket.sessionHash }
}

type CodOrder = Awaited<ReturnType<typeof placeCodOrder>>

const advance = ({ db, orderId, shopId }: CodOrder, ...steps: ('packed' | 'shipped' | 'arrived')[]) =>
  steps.reduce(
    (before, to) => before.then(() => advanceFulfilment({ db, now: after(10) }, { orderId, shopId, to })),
    Promise.resolve(),
  )

test('an order that is paid at the door is confirmed at once with its goods held, and the gateway never hears of it', async () => {
  const order = await placeCodOrder()

  expect(await order.read()).toEqual({
    status: 'confirmed',
    hold: 'held',
    attempts: [],
    events: ['created', 'confirmed'],
  })
  expect(order.requests).toEqual([])
  expect(await stockOf(order.db, 'AYU-SERUM')).toBe(138)
  expect(await order.messages()).toEqual(['confirmed'])
  expect(await order.books()).toEqual({})
})

test('repeated arrival reports collect the cash of a parcel once', async () => {
  const order = await placeCodOrder()
  await advance(order, 'packed', 'shipped')

  await moveParcels(order.db, { now: after(10 * DAY) })
  await moveParcels(order.db, { now: after(10 * DAY) })
  await advance(order, 'arrived')

  expect(await order.read()).toMatchObject({ status: 'arrived', hold: 'committed', attempts: [] })
  expect((await order.read()).events.slice(-2)).toEqual(['arrived', 'paid'])
  expect(await order.books()).toEqual({ courier_receivable: order.total, buyer_clearing: -order.total })
  expect(await order.messages()).toEqual(['confirmed', 'shipped', 'collected'])
  expect(await order.db.select().from(invoices)).toMatchObject([{ document: { method: 'cod' } }])
})

test('a courier collects nothing for a prepaid order', async () => {
  const order = { ...(await placeTestOrder()), shopId: 'rumah-ayu' }
  await order.reportStatus({})

  await advance(order, 'packed', 'shipped', 'arrived')

  expect(await order.db.select().from(cashCollections)).toEqual([])
  expect(await order.books()).toEqual({ gateway_receivable: order.total, buyer_clearing: -order.total })
  expect(await order.messages()).toEqual(['paid', 'shipped', 'arrived'])
})

test('the courier hands the money over the day after, once, and the seller is paid when nothing can be returned any more', async () => {
  const order = await placeCodOrder()
  const { db } = order
  await advance(order, 'packed', 'shipped', 'arrived')
  await confirmReceipt({ ...order, now: after(20) }, order)

  expect(await handOverCash(db, { now: after(10 + DAY - 1) })).toBe(0)
  await Promise.all([1, 2, 3].map(() => handOverCash(db, { now: after(10 + DAY) })))
  expect(await order.books()).toEqual({ bank: order.total, buyer_clearing: -order.total })
  await completeArrived(db, { now: after(OVER) })
  await sendPayouts(db, { now: after(OVER + 1) })
  await order.publish(after(OVER + 2))

  const [{ shipping, serviceFee } = { shipping: 0, serviceFee: 0 }] = await db.select().from(orders)
  expect(await order.read()).toMatchObject({ status: 'done' })
  expect(await order.books()).toEqual({
    bank: order.total - 258_000,
    shipping_payable: -shipping,
    service_fees: -serviceFee,
  })
})

test('a COD order cannot be confirmed as received before it is paid', async () => {
  const order = await placeCodOrder()
  await advance(order, 'packed', 'shipped')

  await expect(confirmReceipt({ ...order, now: after(11) }, order)).rejects.toMatchObject({
    code: 'order_not_ready',
  })
})

test('a parcel refused at the door ends the order, and its goods return to stock once', async () => {
  const order = await placeCodOrder()
  const { db } = order
  await expect(refuseAtDoor({ db, now: after(9) }, order)).rejects.toMatchObject({ code: 'order_not_ready' })
  await advance(order, 'packed', 'shipped')

  const [first, second] = await Promise.allSettled([1, 2].map(() => refuseAtDoor({ db, now: after(11) }, order)))

  expect([first?.status, second?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
  expect(await db.select().from(orders)).toMatchObject([{ cancelReason: 'refused', paidAt: null }])
  expect(await moveParcels(db, { now: after(10 * DAY) })).toBe(0)
  expect(await order.messages()).toEqual(['confirmed', 'shipped', 'refused_at_door'])
  expect(await order.books()).toEqual({})
})

test('a voucher is used when the courier is paid, its platform bears it, and it is given back at the door', async () => {
  const order = { ...(await placeTestOrder({ paymentWay: 'cod', vouchers: [{}] })), shopId: 'rumah-ayu' }
  const { db } = order
  const voucher = async () => (await db.select().from(orderVouchers)).map(({ state }) => state)
  await advance(order, 'packed', 'shipped')
  const underWay = await voucher()

  await refuseAtDoor({ db, now: after(11) }, order)

  expect([underWay, await voucher()]).toEqual([['held'], ['released']])
  expect((await db.select().from(vouchers)).find(({ code }) => code === 'UJICOBA')).toMatchObject({ taken: 0 })
  const second = await placeTestOrder({ paymentWay: 'cod', vouchers: [{}] })
  await advance({ ...second, shopId: 'rumah-ayu' }, 'packed', 'shipped', 'arrived')
  expect(await voucher()).toEqual(['used'])
  expect(await second.books()).toEqual({ courier_receivable: second.total, buyer_clearing: -second.total })
})

test('an order that is paid beforehand is not refused at the door', async () => {
  const order = await placeCodOrder()
  await advance(order, 'packed', 'shipped')
  await order.db.update(orders).set({ paymentWay: 'gateway', paidAt: after(5) })

  const refusing = refuseAtDoor({ db: order.db, now: after(11) }, order)

  await expect(refusing).rejects.toMatchObject({ code: 'order_not_ready' })
  await order.db.update(orders).set({ paymentWay: 'cod', paidAt: null })
})

test('a phone that refused too many parcels pays the next ones beforehand', async () => {
  const order = await placeCodOrder()
  const { db } = order
  const refuse = async (another: { orderId: string }) => {
    await advance({ ...order, ...another }, 'packed', 'shipped')
    await refuseAtDoor({ db, now: after(11) }, another)
  }
  await refuse(order)
  for (let refused = 1; refused < REFUSED_AT_MOST; refused += 1) await refuse(await placeAnother(order))

  await expect(placeAnother(order)).rejects.toMatchObject({ code: 'cod_unavailable' })

  expect(await db.$count(orders)).toBe(REFUSED_AT_MOST)
})

test('until it is packed it is cancelled without the gateway, and afterwards not at all', async () => {
  const first = await placeCodOrder()
  const { db, gateway } = first
  const second = await placeAnother(first)
  await advance({ ...first, ...second }, 'packed')

  expect(second.redirectUrl).toBeNull()
  const clicks = await Promise.all([1, 2].map(() => cancelOrder({ ...first, now: after(1) }, first)))
  const late = cancelOrder({ db, gateway, ...second, now: after(11) }, second)

  await expect(late).rejects.toMatchObject({ code: 'order_not_cancellable' })
  expect(clicks).toEqual([{ outcome: 'cancelled' }, { outcome: 'cancelled' }])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(138)
  expect(first.requests).toEqual([])
})

test('cash is refunded by bank transfer, up to the collected amount', async () => {
  const order = await placeCodOrder()
  const { db } = order
  await advance(order, 'packed', 'shipped', 'arrived')
  await handOverCash(db, { now: after(10 + DAY) })

  const { refundId } = await requestRefund({ ...order, now: after(12) }, { ...order, reason: 'desk', amount: 20_000 })
  const again = await requestRefund({ ...order, now: after(12) }, { ...order, reason: 'desk', amount: 20_000 })
  const more = requestRefund({ ...order, now: after(12) }, { ...order, reason: 'desk', amount: order.total })

  await expect(more).rejects.toMatchObject({ code: 'refund_exceeds_payment', details: { left: order.total - 20_000 } })
  expect(again.refundId).toBe(refundId)
  await closeManualRefund({ db, now: after(13) }, { refundId, reference: 'TRF-7' })
  expect(await order.readRefunds()).toEqual([{ reason: 'desk', state: 'manual_done', amount: 20_000 }])
  expect(await db.select().from(cashCollections)).toMatchObject([{ amount: order.total, givenBack: 20_000 }])
  expect(await order.books()).toEqual({ bank: order.total - 20_000, buyer_clearing: -(order.total - 20_000) })
})

test('goods that come back were paid in cash, and are refunded by a transfer', async () => {
  const order = await placeCodOrder()
  const { db, orderId, shopId, sessionHash } = order
  await advance(order, 'packed', 'shipped', 'arrived')
  const lines = [{ sku: 'AYU-SERUM', quantity: 2 }]
  const note = 'Kemasannya robek dan isinya hancur.'
  const request = { orderId, shopId, sessionHash, reason: 'damaged' as const, note, lines, photos: [], now: after(20) }
  const { returnId } = await requestReturn({ db, photoFolder: tmpdir(), ...request }, request)

  expect(await acceptReturn({ db, now: after(21) }, { returnId, restock: false })).toEqual({
    orderId,
    amount: order.total,
  })

  expect(await db.select().from(refunds)).toMatchObject([
    { attemptId: null, state: 'manual', reason: 'returned', amount: order.total },
  ])
  expect(await order.books()).toEqual({ courier_receivable: order.total, refunds_payable: -order.total })
})

test('a presenter moves it on from the shop to the door, where it is paid', async () => {
  const { db, ...order } = await placeCodOrder()

  for (const minute of [6, 7, 8, 9, 10, 11]) await moveParcelOn({ db, now: after(minute) }, order)

  expect(await order.read()).toMatchObject({ status: 'arrived' })
  expect(await db.select().from(paymentAttempts)).toEqual([])
  expect(await db.select().from(orderParcels).where(eq(orderParcels.orderId, order.orderId))).toHaveLength(1)
})
