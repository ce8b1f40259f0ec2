import { expect, test } from 'vitest'
import { orders, payouts } from '@/db/schema'
import { sendPayouts } from '../payout/send-payouts'
import { closeManualRefund } from '../refund/close-manual-refund'
import { requestRefund } from '../refund/request-refund'
import { after, placeTestOrder } from '../testing/test-order'
import { advanceFulfilment } from './advance-fulfilment'
import { completeArrived } from './complete-arrived'
import { confirmReceipt } from './confirm-receipt'
import { receiveParcel } from './receive-parcel'

const DAY = 24 * 60
/** Two working days after delivery. */
const OVER = 10 + 2 * DAY

/** Places an order and brings it to delivery. */
async function arrivedOrder(status = {}) {
  const order = await placeTestOrder()
  await order.reportStatus(status)
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })

  return order
}

test('proceeds are allocated when the return window closes, and the seller is paid once', async () => {
  const order = await arrivedOrder()
  const { db } = order

  await Promise.all([1, 2, 3].map(() => confirmReceipt({ ...order, now: after(20) }, order)))
  expect(await completeArrived(db, { now: after(OVER - 1) })).toBe(0)
  await Promise.all([1, 2].map(() => completeArrived(db, { now: after(OVER) })))
  const results = await Promise.all([1, 2].map(() => sendPayouts(db, { now: after(OVER + 1) })))
  await Promise.all([1, 2].map(() => order.publish(after(OVER + 2))))

  const [row] = await db.select().from(orders)
  expect(Math.max(...results)).toBe(1)
  expect(await order.read()).toMatchObject({ status: 'done' })
  expect(await db.select().from(payouts)).toMatchObject([{ amount: 258_000, sentAt: after(OVER + 2) }])
  expect(await order.books()).toEqual({
    gateway_receivable: order.total,
    bank: -258_000,
    shipping_payable: -(row?.shipping ?? 0),
    service_fees: -(row?.serviceFee ?? 0),
  })
  expect(await order.messages()).toEqual(['paid', 'shipped', 'arrived', 'done'])
})

test('an order completes automatically two working days after its arrival', async () => {
  const order = await arrivedOrder()

  expect(await completeArrived(order.db, { now: after(OVER - 1) })).toBe(0)
  expect(await completeArrived(order.db, { now: after(OVER) })).toBe(1)
  expect(await completeArrived(order.db, { now: after(OVER) })).toBe(0)

  expect(await order.read()).toMatchObject({ status: 'done' })
})

test('no seller is paid while a refund is open', async () => {
  const order = await arrivedOrder({ method: 'bca_va' })
  const { db } = order
  const { refundId } = await requestRefund({ ...order, now: after(11) }, { ...order, reason: 'desk', amount: 20_000 })
  await receiveParcel(db, { ...order, now: after(20) })
  await completeArrived(db, { now: after(OVER) })

  expect(await sendPayouts(db, { now: after(OVER + 1) })).toBe(0)
  await closeManualRefund({ db, now: after(OVER + 2) }, { refundId, reference: 'TRF-7' })
  expect(await sendPayouts(db, { now: after(OVER + 3) })).toBe(1)
  await order.publish(after(OVER + 4))

  expect(await db.select().from(payouts)).toMatchObject([{ amount: 238_000, sentAt: after(OVER + 4) }])
  expect(await order.books()).toMatchObject({ bank: -258_000 })
})

test('a refund requested after the payout was queued holds it up', async () => {
  const order = await arrivedOrder({ method: 'bca_va' })
  const { db } = order
  await completeArrived(db, { now: after(OVER) })
  await sendPayouts(db, { now: after(OVER + 1) })
  await requestRefund({ ...order, now: after(OVER + 2) }, { ...order, reason: 'desk', amount: 20_000 })

  await order.publish(after(OVER + 3))

  expect(await db.select().from(payouts)).toMatchObject([{ sentAt: null }])
})

test('steps are taken in order, and a repeated step is one', async () => {
  const order = await placeTestOrder()
  const advance = (to: 'packed' | 'shipped') => advanceFulfilment({ ...order, now: after(6) }, { ...order, to })

  await expect(advance('packed')).rejects.toMatchObject({ code: 'order_not_ready' })
  await order.reportStatus({})
  await expect(advance('shipped')).rejects.toMatchObject({ code: 'order_not_ready' })
  await Promise.all([advance('packed'), advance('packed')])

  expect((await order.read()).events).toEqual(['created', 'paid', 'packed'])
})

test('a parcel with a partial chargeback is held until an operator decides', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({ method: 'credit_card' })
  await order.reportStatus({ method: 'credit_card', status: 'partial_chargeback', chargedBack: 50_000 })

  const packing = advanceFulfilment({ ...order, now: after(6) }, { ...order, to: 'packed' })

  await expect(packing).rejects.toMatchObject({ code: 'order_not_ready' })
})

test('a parcel that was not shipped cannot arrive', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})

  await expect(confirmReceipt({ ...order, now: after(6) }, order)).rejects.toMatchObject({ code: 'order_not_ready' })
})
