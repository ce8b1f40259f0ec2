import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { orders, outbox, refunds } from '@/db/schema'
import { cancelOrder } from '../cancellation/cancel-order'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { reconcilePayment } from '../payment/attempt/reconcile-payment'
import { SERVER_KEY } from '../payment/gateway/testing/test-gateway'
import { after, placeTestOrder } from '../testing/test-order'
import { closeManualRefund } from './close-manual-refund'
import { previewRefund, requestRefund } from './request-refund'

type TestOrder = Awaited<ReturnType<typeof placeTestOrder>>

async function cancelledOrder(changes: Parameters<TestOrder['reportStatus']>[0] = {}) {
  const order = await placeTestOrder()
  await order.reportStatus(changes)
  await cancelOrder({ ...order, now: after(6) }, order)

  return order
}

const refundRequests = ({ requests }: TestOrder) => requests.filter(({ path }) => path.includes('/refund'))

test('a refund is done only when the gateway confirms it, and its bank confirms it a second time', async () => {
  const order = await cancelledOrder()
  expect(await order.readRefunds()).toEqual([{ reason: 'cancelled', state: 'requested', amount: order.total }])

  await order.publish(after(7))
  const [confirmed] = await order.db.select().from(refunds)
  const transaction = order.transactions.get(order.providerOrderId)
  await order.reportStatus(
    { ...transaction, refunds: transaction?.refunds?.map((refund) => ({ ...refund, confirmedByBank: true })) },
    after(9),
  )
  await order.publish(after(10))

  const [refund] = await order.db.select().from(refunds)
  expect(confirmed).toMatchObject({ state: 'confirmed', bankConfirmedAt: null })
  expect(refund).toMatchObject({ state: 'confirmed', bankConfirmedAt: after(9) })
  expect(JSON.parse(refundRequests(order)[0]?.body ?? '')).toEqual({
    refund_key: `${order.providerOrderId}-cancelled`,
    amount: order.total,
    reason: 'cancelled',
  })
  expect(await order.books()).toEqual({})
  expect(await order.messages()).toEqual(['paid', 'cancelled', 'refund_confirmed'])
})

test.each([
  ['a wallet is given back at once', 'gopay', '/refund/online/direct'],
  ['a card is given back by its bank', 'credit_card', '/refund'],
])('%s', async (_, method, path) => {
  const order = await cancelledOrder({ method })

  await order.publish(after(7))

  expect(refundRequests(order)).toMatchObject([{ path: `/v2/t-${order.providerOrderId}${path}` }])
})

test('a captured card that has not settled is cancelled instead', async () => {
  const order = await cancelledOrder({ method: 'credit_card', status: 'capture', approved: true })

  await order.publish(after(7))

  expect(order.transactions.get(order.providerOrderId)?.status).toBe('cancel')
  expect(refundRequests(order)).toHaveLength(0)
  expect(await order.readRefunds()).toMatchObject([{ state: 'confirmed' }])
  expect(await order.books()).toEqual({})
})

test.each(['answer_lost_after', 'lost_answer', 'silence', 500, 401] as const)(
  'after %s it is requested again under the same key, and happens once',
  async (fault) => {
    const order = await cancelledOrder()
    order.faults.push(null, fault)

    await order.publish(after(7))
    await order.publish(after(30))

    expect(order.transactions.get(order.providerOrderId)?.refunds).toHaveLength(1)
    expect(await order.readRefunds()).toMatchObject([{ state: 'confirmed' }])
    expect(await order.books()).toEqual({})
  },
)

test('two concurrent publishers, and one that crashed before the mark, refund once', async () => {
  const order = await cancelledOrder()

  await Promise.all([order.publish(after(7)), order.publish(after(7)), order.publish(after(7))])
  await order.db.update(outbox).set({ publishedAt: null })
  await order.publish(after(8))

  expect(order.transactions.get(order.providerOrderId)?.refunds).toHaveLength(1)
  expect(await order.messages()).toEqual(['paid', 'cancelled', 'refund_confirmed'])
})

test('a refund whose confirmation is lost is polled until it is confirmed', async () => {
  const order = await cancelledOrder()
  order.faults.push(null, null, 500)
  await order.publish(after(7))
  expect(await order.readRefunds()).toMatchObject([{ state: 'sent' }])

  const askAgain = await reconcilePayment(order.db, order.gateway, { ...order, now: after(8) })

  expect(askAgain).toBe(false)
  expect(await order.readRefunds()).toMatchObject([{ state: 'confirmed' }])
})

test('a bank transfer cannot be refunded by the gateway: an operator gets one task, and the buyer a message', async () => {
  const order = await cancelledOrder({ method: 'bca_va' })
  await order.publish(after(7))
  const [task] = await order.db.select().from(refunds)
  expect(task).toMatchObject({ state: 'manual', denial: 'method_not_refundable' })
  expect(await order.books()).toEqual({ gateway_receivable: order.total, refunds_payable: -order.total })

  const close = () =>
    closeManualRefund({ db: order.db, now: after(60) }, { refundId: task?.id ?? '', reference: 'TRF-1' })
  await close()
  await expect(close()).rejects.toMatchObject({ code: 'refund_not_manual' })
  await order.publish(after(61))

  expect(await order.readRefunds()).toMatchObject([{ state: 'manual_done' }])
  expect(await order.books()).toEqual({ gateway_receivable: order.total, bank: -order.total })
  expect(await order.messages()).toEqual(['paid', 'cancelled', 'refund_manual', 'refund_manual_done'])
})

test('a refund that the bank denies becomes a manual refund', async () => {
  const order = await cancelledOrder()
  order.faults.push(null, 'denied_by_bank')

  await order.publish(after(7))

  expect(await order.db.select().from(refunds)).toMatchObject([
    { state: 'manual', denial: 'Refund denied by the bank' },
  ])
})

test('a reversal before the refund leaves nothing to refund', async () => {
  const order = await cancelledOrder({ method: 'permata_va' })

  await order.reportStatus({ status: 'deny', settled: true, method: 'permata_va' }, after(8))

  expect(await order.readRefunds()).toMatchObject([{ state: 'dropped' }])
  expect(await order.books()).toEqual({})
})

test('simultaneous clicks in the back office make one refund', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})
  const click = () => requestRefund({ ...order, now: after(6) }, { ...order, reason: 'desk' })

  const results = await Promise.all([click(), click(), click()])

  expect(new Set(results.map(({ refundId }) => refundId)).size).toBe(1)
  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
  await order.publish(after(7))
  expect(await order.messages()).toEqual(['paid', 'cancelled_by_shop', 'refund_confirmed'])
})

test('parts are given back up to the whole, and not a rupiah more', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})
  const giveBack = (amount: number, requestKey: string) =>
    requestRefund({ ...order, now: after(6) }, { ...order, reason: 'desk', amount, requestKey })

  await giveBack(100_000, 'scratched')
  await giveBack(100_000, 'late')
  await giveBack(100_000, 'late')
  await expect(giveBack(order.total - 199_999, 'rest')).rejects.toMatchObject({
    code: 'refund_exceeds_payment',
    details: { left: order.total - 200_000 },
  })
  await order.publish(after(7))

  expect(order.transactions.get(order.providerOrderId)).toMatchObject({ status: 'partial_refund' })
  expect(await order.readRefunds()).toHaveLength(2)
  expect(await order.read()).toMatchObject({ status: 'paid' })
})

test('a refund of the back office for a shipped parcel raises no alarm', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})
  for (const to of ['packed', 'shipped'] as const)
    await advanceFulfilment({ ...order, now: after(6) }, { ...order, to })
  expect(await previewRefund(order, order)).toEqual({ orderId: order.orderId, left: order.total })

  await requestRefund(
    { ...order, now: after(7) },
    { ...order, reason: 'desk', amount: order.total, requestKey: 'lost' },
  )
  await order.publish(after(8))

  expect(await order.readRefunds()).toEqual([{ reason: 'desk', state: 'confirmed', amount: order.total }])
  expect(await order.db.select({ flag: orders.flag }).from(orders)).toEqual([{ flag: null }])
  await expect(previewRefund(order, order)).rejects.toMatchObject({ code: 'nothing_to_refund' })
})

test('the row itself refuses to refund more than was paid', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})

  const over = order.db.execute('update payment_attempts set given_back = amount + 1')

  await expect(over).rejects.toMatchObject({
    cause: { message: expect.stringContaining('payment_attempts_give_back_what_was_paid') },
  })
})

test('an unpaid order has nothing to refund', async () => {
  const order = await placeTestOrder()

  const asking = requestRefund({ ...order, now: after(1) }, { ...order, reason: 'desk' })

  await expect(asking).rejects.toMatchObject({ code: 'nothing_to_refund' })
})

test.each([500, 401, 'silence', 'lost_answer'] as const)(
  'an error of a refund call holds no key: %s',
  async (fault) => {
    const order = await placeTestOrder()
    order.faults.push(fault)
    const request = { transactionId: 't-1', method: 'gopay', refundKey: 'k', amount: 1, reason: 'desk' }

    const error = await order.gateway
      .of(null)
      .refund(request)
      .catch((error: unknown) => error)

    const printed = inspect(error, { depth: 20, showHidden: true })
    expect(error).toMatchObject({ name: 'GatewayError' })
    expect(printed).not.toContain(SERVER_KEY)
    expect(printed).not.toContain(Buffer.from(`${SERVER_KEY}:`).toString('base64'))
  },
)
