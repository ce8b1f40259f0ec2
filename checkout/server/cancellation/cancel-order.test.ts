import { expect, test } from 'vitest'
import { orders } from '@/db/schema'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { openPayment } from '../payment/attempt/open-payment'
import { stockOf } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { cancelOrder } from './cancel-order'
import { expireOrder } from './expire-order'

const LOST = ['answer_lost_after'] as const

test('an unpaid order is ended at the gateway before its goods go back, once, and every click is told so', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  transactions.set(order.providerOrderId, { status: 'pending', amount: order.total })

  const clicks = await Promise.all([1, 2, 3].map(() => cancelOrder({ db, gateway, ...order, now: after(1) }, order)))

  expect(clicks).toEqual(Array(3).fill({ outcome: 'cancelled' }))
  expect(transactions.get(order.providerOrderId)?.status).toBe('expire')
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  const read = await order.read()
  expect(read).toMatchObject({ status: 'cancelled', hold: 'released' })
  expect(read.events.filter((kind) => kind === 'cancelled')).toHaveLength(1)
})

test.each([
  ['that was not used', undefined],
  ['on which a card was denied', 'deny' as const],
])('a page %s is closed before the goods go back', async (_, status) => {
  const { db, gateway, transactions, pages, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  if (status) transactions.set(order.providerOrderId, { status, amount: order.total })

  await cancelOrder({ db, gateway, ...order, now: after(2) }, order)

  expect(pages.size).toBe(0)
  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
})

test('a payment that was faster than the cancellation wins, and can be cancelled then', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  const first = await cancelOrder({ db, gateway, ...order, now: after(1) }, order)
  expect(await order.read()).toMatchObject({ status: 'paid', hold: 'committed' })
  const second = await cancelOrder({ db, gateway, ...order, now: after(2) }, order)

  expect([first, second]).toEqual([{ outcome: 'paid' }, { outcome: 'refunding' }])
})

test('an order that expires while its cancellation waits for the gateway is not called paid', async () => {
  const { db, gateway, faults, requests, ...order } = await placeTestOrder()
  let answer = () => {}
  faults.push(new Promise<void>((resolve) => (answer = resolve)))

  const cancelling = cancelOrder({ db, gateway, ...order, now: after(59) }, order)
  await expect.poll(() => requests.length).toBe(1)
  await expireOrder(db, gateway, { ...order, now: after(60) })
  answer()

  await expect(cancelling).rejects.toMatchObject({ code: 'order_not_cancellable', details: { status: 'expired' } })
  expect(await order.read()).toMatchObject({ status: 'expired', hold: 'released' })
})

test('a paid, unpacked order is refunded and restocked once, also after repeated cancellations', async () => {
  const { db, gateway, ...order } = await placeTestOrder()
  await order.reportStatus({})

  const clicks = await Promise.all([1, 2, 3].map(() => cancelOrder({ db, gateway, ...order, now: after(6) }, order)))
  await order.publish(after(7))

  expect(clicks).toEqual(Array(3).fill({ outcome: 'refunding' }))
  expect(await order.readRefunds()).toEqual([{ reason: 'cancelled', state: 'confirmed', amount: order.total }])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  expect(await order.books()).toEqual({})
  expect(await db.select().from(orders)).toMatchObject([{ status: 'cancelled', cancelReason: 'buyer', flag: null }])
})

test('a packed order is not cancelled any more', async () => {
  const { db, gateway, ...order } = await placeTestOrder()
  await order.reportStatus({})
  await advanceFulfilment({ db, now: after(6) }, { ...order, to: 'packed' })

  const cancelling = cancelOrder({ db, gateway, ...order, now: after(7) }, order)

  await expect(cancelling).rejects.toMatchObject({ code: 'order_not_cancellable' })
  expect(await order.read()).toMatchObject({ status: 'packed', hold: 'committed' })
})

test.each([
  ['a pending payment', 'pending' as const],
  ['a page without a payment', undefined],
])('when the gateway ends %s and its answer is lost, a second call finds it out', async (_, status) => {
  const { db, gateway, transactions, faults, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  if (status) transactions.set(order.providerOrderId, { status, amount: order.total })
  faults.push(...(status ? LOST : [null, ...LOST]))

  expect(await cancelOrder({ db, gateway, ...order, now: after(2) }, order)).toEqual({ outcome: 'cancelled' })

  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
})

test('while the gateway is silent the order keeps waiting, and cancelling again is safe', async () => {
  const { db, gateway, faults, ...order } = await placeTestOrder()
  faults.push('silence', 'silence')

  const cancelling = cancelOrder({ db, gateway, ...order, now: after(1) }, order)

  await expect(cancelling).rejects.toMatchObject({ code: 'gateway_unavailable' })
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', hold: 'held' })
  expect(await cancelOrder({ db, gateway, ...order, now: after(2) }, order)).toEqual({ outcome: 'cancelled' })
})

test.each([
  ['payment', 'pending' as const],
  ['page', undefined],
])('a buyer who was not told that the %s has ended gets one that can be paid', async (_, status) => {
  const { db, gateway, transactions, pages, faults, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  if (status) transactions.set(order.providerOrderId, { status, amount: order.total })
  faults.push(...(status ? LOST : [null, ...LOST]), 'silence')
  await expect(cancelOrder({ db, gateway, ...order, now: after(2) }, order)).rejects.toMatchObject({
    code: 'gateway_unavailable',
  })

  const { redirectUrl } = await openPayment({ db, gateway, ...order, now: after(3) }, order)

  const paidOn = pages.get(redirectUrl?.split('/').at(-1) ?? '') ?? ''
  expect(paidOn).toContain(order.orderId)
  expect(transactions.has(paidOn)).toBe(false)
})

test('another session cannot cancel the order', async () => {
  const { db, gateway, ...order } = await placeTestOrder()

  const cancelling = cancelOrder({ db, gateway, ...order, sessionHash: 'another session', now: after(1) }, order)

  await expect(cancelling).rejects.toMatchObject({ code: 'order_missing' })
})
