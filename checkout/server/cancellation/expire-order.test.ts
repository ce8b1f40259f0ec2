import { addDays, formatISO } from 'date-fns'
import { expect, test } from 'vitest'
import { getInvoice } from '../invoice/get-invoice'
import { getOrder } from '../order-view/get-order'
import { checkAttempt } from '../payment/attempt/check-attempt'
import { openPayment } from '../payment/attempt/open-payment'
import { setStock, stockOf } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { expireOrder } from './expire-order'

const due = after(60)
const DAY = 24 * 60

test('an unpaid order expires at its deadline and its goods are restocked, once', async () => {
  const { db, gateway, ...order } = await placeTestOrder()

  const gaveUp = await Promise.all([1, 2, 3, 4].map(() => expireOrder(db, gateway, { ...order, now: due })))

  expect(gaveUp.filter(Boolean)).toHaveLength(1)
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  expect(await order.read()).toEqual({
    status: 'expired',
    hold: 'released',
    attempts: ['expired'],
    events: ['created', 'expired'],
  })
})

test('before its deadline no order expires', async () => {
  const { db, gateway, requests, ...order } = await placeTestOrder()

  expect(await expireOrder(db, gateway, { ...order, now: after(59) })).toBe(false)

  expect(requests).toHaveLength(0)
  expect(await stockOf(db, 'AYU-SERUM')).toBe(138)
})

test('a payment that still waits is ended at the gateway before the goods go back', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  transactions.set(order.providerOrderId, { status: 'pending', amount: order.total })

  await expireOrder(db, gateway, { ...order, now: due })

  expect(transactions.get(order.providerOrderId)?.status).toBe('expire')
  expect(await order.read()).toMatchObject({ status: 'expired', hold: 'released' })
})

test('a card under review is cancelled at the gateway before the goods go back', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  transactions.set(order.providerOrderId, { status: 'capture', fraudStatus: 'challenge', amount: order.total })

  await expireOrder(db, gateway, { ...order, now: due })

  expect(transactions.get(order.providerOrderId)?.status).toBe('cancel')
  expect(await order.read()).toMatchObject({ status: 'expired', hold: 'released' })
})

test('a payment in the last second keeps the order from expiring', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  const gaveUp = await expireOrder(db, gateway, { ...order, now: due })

  expect(gaveUp).toBe(false)
  expect(await order.read()).toMatchObject({ status: 'paid', hold: 'committed', attempts: ['paid'] })
})

test('while the gateway does not answer, the goods stay held', async () => {
  const { db, gateway, faults, ...order } = await placeTestOrder()
  faults.push('silence')

  await expect(expireOrder(db, gateway, { ...order, now: due })).rejects.toThrow('no usable answer')

  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', hold: 'held' })
})

test('a denied attempt that was tried again and paid wins too', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  transactions.set(order.providerOrderId, { status: 'deny', amount: order.total })
  await checkAttempt(db, gateway, { ...order, now: after(2) })
  transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  await expireOrder(db, gateway, { ...order, now: due })

  expect(await order.read()).toMatchObject({ status: 'paid' })
})

test('money that comes after the goods went back revives the order while they are there', async () => {
  const { db, gateway, ...order } = await placeTestOrder()
  await expireOrder(db, gateway, { ...order, now: due })

  await order.reportStatus({ status: 'settlement' }, after(61))
  await order.reportStatus({ status: 'settlement' }, after(62))
  await order.publish(after(63))

  expect(await order.read()).toEqual({
    status: 'paid',
    hold: 'committed',
    attempts: ['paid'],
    events: ['created', 'expired', 'payment_late', 'paid'],
  })
  expect(await stockOf(db, 'AYU-SERUM')).toBe(138)
  expect(await order.messages()).toEqual(['expired', 'payment_late_kept'])
})

test('a payment that is days late moves the delivery days on the page and in the contract by as many', async () => {
  const { db, gateway, ...order } = await placeTestOrder()
  const days = async () => {
    const [{ arrivesFrom = '', arrivesUntil = '' } = {}] = (await getOrder(db, order)).parcels
    return { arrivesFrom, arrivesUntil }
  }
  const before = await days()
  await expireOrder(db, gateway, { ...order, now: due })

  await order.reportStatus({ status: 'settlement' }, after(3 * DAY))

  const later = (day: string) => formatISO(addDays(day, 3), { representation: 'date' })
  const delivery = { arrivesFrom: later(before.arrivesFrom), arrivesUntil: later(before.arrivesUntil) }
  expect(await days()).toEqual(delivery)
  expect((await getOrder(db, order)).events.find(({ kind }) => kind === 'arrival_changed')?.arrival).toEqual(before)
  expect((await getInvoice({ db, ...order }, order)).parcels[0]?.courier).toMatchObject(delivery)
})

test('a late payment for goods sold in the meantime is refunded once', async () => {
  const { db, gateway, ...order } = await placeTestOrder()
  await expireOrder(db, gateway, { ...order, now: due })
  await setStock(db, 'AYU-SERUM', 1)

  await Promise.all([1, 2, 3].map(() => order.reportStatus({ status: 'settlement' }, after(61))))
  await Promise.all([order.publish(after(62)), order.publish(after(62))])

  expect(await order.read()).toMatchObject({ status: 'expired', hold: 'released', attempts: ['paid'] })
  expect(await stockOf(db, 'AYU-SERUM')).toBe(1)
  expect(order.transactions.get(order.providerOrderId)).toMatchObject({
    status: 'refund',
    refunds: [{ key: `${order.providerOrderId}-late`, amount: order.total }],
  })
  expect(await order.readRefunds()).toEqual([{ reason: 'late', state: 'confirmed', amount: order.total }])
  expect(await order.books()).toEqual({})
})
