import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, orders, outbox } from '@/db/schema'
import { cancelOrder } from '../../cancellation/cancel-order'
import { advanceFulfilment } from '../../fulfilment/advance-fulfilment'
import { requestRefund } from '../../refund/request-refund'
import { stockOf } from '../../testing/open-world'
import { after, placeTestOrder } from '../../testing/test-order'
import { openPayment } from '../attempt/open-payment'
import { sweepPayments } from '../attempt/sweep-payments'
import { lockState, paidState } from './apply-provider-status'

const flagOf = async ({ db }: Awaited<ReturnType<typeof placeTestOrder>>) => (await db.select().from(orders))[0]?.flag

test('a payment is booked once, and the buyer gets one message', async () => {
  const order = await placeTestOrder()

  await Promise.all([1, 2, 3].map(() => order.reportStatus({})))
  await Promise.all([order.publish(), order.publish()])

  expect(await order.books()).toEqual({ gateway_receivable: order.total, buyer_clearing: -order.total })
  expect(await order.messages()).toEqual(['paid'])
})

test.each(['qris', 'credit_card'])('a payment by %s leaves the state that is expected of it', async (method) => {
  const order = await placeTestOrder()
  const readState = async () => (await lockState(order.db, order.providerOrderId))?.state
  const before = await readState()
  await order.reportStatus({ method })
  const provider = await order.gateway.of(null).getStatus(order.providerOrderId)
  if (!before || !provider) throw new Error('there is no order, or the gateway knows nothing of it')

  expect(await readState()).toEqual(paidState(before, provider))
})

test('a reversal by the bank stops the parcel, and the goods are restocked once', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})

  await Promise.all([1, 2].map(() => order.reportStatus({ status: 'deny', settled: true })))
  await order.reportStatus({ status: 'settlement' })

  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
  expect(await flagOf(order)).toBe('reversed')
  expect(await stockOf(order.db, 'AYU-SERUM')).toBe(140)
  expect(await order.books()).toEqual({})
  expect(await order.db.$count(auditEvents, eq(auditEvents.kind, 'payment_reversed'))).toBe(1)
})

test('a reversal that is reported before the payment ends the same', async () => {
  const order = await placeTestOrder()

  await order.reportStatus({ status: 'deny', settled: true })
  await order.reportStatus({ status: 'settlement' })

  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released', attempts: ['paid'] })
  expect(await order.books()).toEqual({})
})

test('a charge-back before the parcel leaves keeps it here', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({ method: 'credit_card', status: 'settlement' })

  await order.reportStatus({ method: 'credit_card', status: 'chargeback', chargedBack: order.total })

  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
  expect(await flagOf(order)).toBe('charged_back')
  expect(await order.books()).toEqual({})
})

test('a charge-back after the parcel has left is flagged, and the goods stay sold', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({ method: 'credit_card' })
  for (const to of ['packed', 'shipped'] as const)
    await advanceFulfilment({ ...order, now: after(6) }, { ...order, to })

  await order.reportStatus({ method: 'credit_card', status: 'chargeback', chargedBack: order.total })

  expect(await order.read()).toMatchObject({ status: 'shipped', hold: 'committed' })
  expect(await flagOf(order)).toBe('charged_back')
})

test('a partial charge-back is booked for its part, and grows to the whole', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({ method: 'credit_card' })

  await order.reportStatus({ method: 'credit_card', status: 'partial_chargeback', chargedBack: 50_000 })
  expect(await order.books()).toMatchObject({ gateway_receivable: order.total - 50_000 })
  expect(await order.read()).toMatchObject({ status: 'paid' })
  await order.reportStatus({ method: 'credit_card', status: 'chargeback', chargedBack: order.total })

  expect(await order.books()).toEqual({})
  expect(await order.read()).toMatchObject({ status: 'cancelled' })
})

test('a refund made at the gateway itself is booked, and stops the parcel when nothing is left', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})

  await order.reportStatus({ status: 'partial_refund', refunds: [{ key: 'by-hand', amount: 1_000 }] })
  expect(await order.read()).toMatchObject({ status: 'paid' })
  await order.reportStatus({
    status: 'refund',
    refunds: [
      { key: 'by-hand', amount: 1_000 },
      { key: 'the-rest', amount: order.total - 1_000 },
    ],
  })

  expect(await order.readRefunds()).toMatchObject([
    { reason: 'elsewhere', state: 'confirmed', amount: 1_000 },
    { reason: 'elsewhere', state: 'confirmed', amount: order.total - 1_000 },
  ])
  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
  expect(await order.books()).toEqual({})
})

test('the rest of a started refund may be refunded at the gateway, which stops the parcel', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})
  await requestRefund({ ...order, now: after(6) }, { ...order, reason: 'desk', amount: 1_000 })
  await order.publish(after(7))
  const { refunds = [] } = order.transactions.get(order.providerOrderId) ?? {}

  const rest = { key: 'the-rest', amount: order.total - 1_000 }
  await order.reportStatus({ status: 'refund', refunds: [...refunds, rest] }, after(8))

  expect(await flagOf(order)).toBe('refunded')
  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
})

test('a card that is cancelled at the gateway while a part is to go back was cancelled whole', async () => {
  const order = await placeTestOrder()
  const captured = { method: 'credit_card', status: 'capture', approved: true } as const
  await order.reportStatus(captured)
  await requestRefund({ ...order, now: after(6) }, { ...order, reason: 'desk', amount: 50_000 })

  await order.reportStatus({ ...captured, status: 'cancel' }, after(7))

  expect(await order.books()).toEqual({})
  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
})

test('one of two paid attempts fulfils the order, and the other is refunded', async () => {
  const order = await placeTestOrder()
  const { orderId } = order
  await order.reportStatus({ status: 'expire' }, after(2))
  await openPayment({ ...order, now: after(3) }, order)
  await order.reportStatus({}, after(4), `${orderId}-2`)

  await order.reportStatus({}, after(5), `${orderId}-1`)
  await order.publish(after(6))
  await order.publish(after(7))

  expect(await order.read()).toMatchObject({ status: 'paid', hold: 'committed', attempts: ['paid', 'paid'] })
  expect(order.transactions.get(`${orderId}-1`)?.refunds).toEqual([{ key: `${orderId}-1-twice`, amount: order.total }])
  expect(await order.readRefunds()).toEqual([{ reason: 'twice', state: 'confirmed', amount: order.total }])
  expect(await order.books()).toEqual({ gateway_receivable: order.total, buyer_clearing: -order.total })
  expect(await order.messages()).toEqual(['paid', 'payment_twice', 'refund_confirmed'])
})

test('when one attempt pays, the others are ended at the gateway', async () => {
  const order = await placeTestOrder()
  const { db, orderId } = order
  await order.reportStatus({ status: 'deny' }, after(2))
  order.transactions.set(`${orderId}-1`, { status: 'pending', amount: order.total })
  await order.reportStatus({ status: 'deny' }, after(2))
  await openPayment({ ...order, now: after(3) }, order)
  order.transactions.set(`${orderId}-1`, { status: 'pending', amount: order.total })

  await order.reportStatus({}, after(4), `${orderId}-2`)
  await order.publish(after(5))

  expect(order.transactions.get(`${orderId}-1`)?.status).toBe('expire')
  expect(await db.select({ topic: outbox.topic }).from(outbox).where(eq(outbox.topic, 'gateway_void'))).toHaveLength(1)
})

test('money for an order that the buyer cancelled is refunded, though the goods are in stock', async () => {
  const order = await placeTestOrder()
  await cancelOrder({ ...order, now: after(1) }, order)

  await order.reportStatus({}, after(2))
  await order.publish(after(3))

  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
  expect(await order.readRefunds()).toEqual([{ reason: 'late', state: 'confirmed', amount: order.total }])
  expect(await order.books()).toEqual({})
})

test('a charge-back whose notification was lost is found by the daily sweep', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({ method: 'credit_card' })
  order.transactions.set(order.providerOrderId, {
    method: 'credit_card',
    status: 'chargeback',
    amount: order.total,
    chargedBack: order.total,
  })

  expect(await sweepPayments(order.db, order.gateway, { now: after(24 * 60) })).toBe(1)

  expect(await flagOf(order)).toBe('charged_back')
})

test('money on a page that was left open, whose notification was lost, is found by the daily sweep', async () => {
  const order = await placeTestOrder()
  await cancelOrder({ ...order, now: after(1) }, order)
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  await sweepPayments(order.db, order.gateway, { now: after(24 * 60) })
  await order.publish(after(24 * 60 + 1))

  expect(await order.readRefunds()).toEqual([{ reason: 'late', state: 'confirmed', amount: order.total }])
})

test('a payment is looked up by its transaction, though the page has begun another', async () => {
  const order = await placeTestOrder()
  const { db, gateway, providerOrderId, total: amount } = order
  await order.reportStatus({})
  order.transactions.set(`t-${providerOrderId}`, { status: 'deny', settled: true, amount })
  order.transactions.set(providerOrderId, { status: 'pending', transactionId: 'another', amount })

  await sweepPayments(db, gateway, { now: after(60) })

  expect(await flagOf(order)).toBe('reversed')
})
