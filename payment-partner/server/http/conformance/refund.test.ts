import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { refunds, transactions } from '@/db/schema'
import { answerChallenge } from '@/server/card/answer-challenge'
import { TEST_OTP } from '@/server/card/test-cards'
import { endpoints } from '@/server/http/endpoints'
import { openConformance, refusal, SHOP, WIB_TIME } from '@/server/http/testing/open-conformance'
import { setMethods } from '@/server/merchant/change-settings'
import { everyMethod, METHODS, type Method } from '@/server/method/methods'
import { confirmRefund } from '@/server/refund/confirm-refund'
import { AMOUNT_THE_BANK_DENIES, refundTransaction } from '@/server/refund/refund-transaction'
import { settleTransaction } from '@/server/transaction/settle-transaction'

const gateway = openConformance()
const { core, confirmed, paid } = gateway

beforeAll(async () => {
  const { db, merchant } = gateway.world
  await setMethods(db, { id: merchant.id, methods: everyMethod })
})

const HOOK = `${SHOP}/refund-hook`

async function notificationsOf(orderId: string) {
  const rows = await gateway.world
    .sql`select body from notifications where body like ${`%"${orderId}"%`} order by number`

  return rows.map(({ body }) => JSON.parse(body))
}

/** A paid order with recorded notifications. */
async function paidWithHook(method: Method) {
  const payment = await paid(method)
  await gateway.world.db
    .update(transactions)
    .set({ notificationUrls: [HOOK] })
    .where(eq(transactions.id, payment.id))

  return payment
}

test.each(['other_qris', 'gopay', 'shopeepay'] as const)('a whole refund of %s is refund', async (method) => {
  const { orderId, id } = await paid(method)

  const refunded = await core().transaction.refund(orderId, { refund_key: 'key-1', reason: 'Barang habis' })

  expect(refunded).toMatchObject({
    status_code: '200',
    status_message: 'Success, refund request is approved',
    transaction_id: id,
    order_id: orderId,
    transaction_status: 'refund',
    gross_amount: '150000.00',
    refund_chargeback_id: expect.any(Number),
    refund_amount: '150000.00',
    refund_key: 'key-1',
  })
  expect(await core().transaction.status(orderId)).toMatchObject({
    status_code: '200',
    transaction_status: 'refund',
    refund_amount: '150000.00',
    refunds: [{ refund_key: 'key-1', refund_amount: '150000.00', reason: 'Barang habis', created_at: WIB_TIME }],
  })
})

test('a status that is read while a second refund is made has the refunds of its state', async () => {
  const { db, sql } = gateway.world
  const { orderId, id } = await paid('gopay')
  await core().transaction.refund(orderId, { refund_key: 'first', amount: 50_000 })
  const waits = async () =>
    (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).count

  const reading = await db.transaction(async (tx) => {
    await tx.execute(`lock table refunds in access exclusive mode`)
    const status = core().transaction.status(orderId)
    await expect.poll(waits).toBe(1)
    const request = { refundKey: 'second', amount: 100_000, reason: null }
    await refundTransaction(tx, { merchantId: gateway.world.merchant.id, id, request, direct: true, now: new Date() })
    return { status }
  })

  expect(await reading.status).toMatchObject({
    transaction_status: 'refund',
    refund_amount: '150000.00',
    refunds: [{ refund_key: 'first' }, { refund_key: 'second' }],
  })
})

test.each<[string, RequestInit]>([
  ['announced', { headers: { 'content-length': '61' } }],
  ['streamed', { signal: AbortSignal.abort() }],
])('a refund whose %s body never came, since its caller hung up, moves no money', async (_how, { headers, signal }) => {
  const { orderId } = await paid('gopay')
  const directRefund = endpoints.find(({ path }) => path === '/v2/[id]/refund/online/direct')
  const authorization = `Basic ${Buffer.from(`${gateway.world.merchant.serverKey}:`).toString('base64')}`
  const cut = new Request(`http://kasir.test/v2/${orderId}/refund/online/direct`, {
    method: 'POST',
    signal,
    headers: { ...headers, authorization },
  })

  const answer = await directRefund?.answer(cut, { id: orderId })

  expect(answer?.status).toBe(500)
  expect(await core().transaction.status(orderId)).toMatchObject({ transaction_status: 'settlement' })
})

test('a settled card is refunded, and a captured one is not', async () => {
  const { orderId, id } = await confirmed({ method: 'credit_card', card: '4811111111111114' })
  await answerChallenge(gateway.world.db, { id, otp: TEST_OTP, now: new Date() })

  const captured = await refusal(core().transaction.refund(orderId))
  await settleTransaction(gateway.world.db, { id, now: new Date() })

  expect(captured).toMatchObject({ httpStatusCode: '412' })
  expect(await core().transaction.refund(orderId)).toMatchObject({ transaction_status: 'refund' })
})

test('parts add up to a whole refund, and not one rupiah further', async () => {
  const { orderId } = await paid('gopay')
  const part = (refund_key: string, amount: number) => core().transaction.refund(orderId, { refund_key, amount })

  const outcomes = [await part('a', 50_000), await part('b', 100_000)]

  expect(outcomes).toMatchObject([
    { transaction_status: 'partial_refund', refund_amount: '50000.00' },
    { transaction_status: 'refund', refund_amount: '150000.00' },
  ])
  expect(await refusal(part('c', 1))).toMatchObject({ httpStatusCode: '412' })
  expect((await core().transaction.status(orderId)).refunds).toHaveLength(2)
})

test.each([
  ['more than is left', 'gopay', 100_001],
  ['nothing', 'gopay', 0],
  ['less than nothing', 'gopay', -5],
  ['half a rupiah', 'gopay', 1.5],
] as const)('a refund of %s is an invalid amount', async (_what, method, amount) => {
  const { orderId } = await paid(method)
  await core().transaction.refund(orderId, { refund_key: 'first', amount: 50_000 })

  expect(await refusal(core().transaction.refund(orderId, { refund_key: 'second', amount }))).toMatchObject({
    httpStatusCode: '414',
    ApiResponse: { status_message: 'Refund request is rejected due to invalid amount' },
  })
})

test('ShopeePay gives back all or nothing', async () => {
  const { orderId } = await paid('shopeepay')

  expect(await refusal(core().transaction.refund(orderId, { amount: 50_000 }))).toMatchObject({ httpStatusCode: '414' })
  await expect(core().transaction.refund(orderId, { amount: 150_000 })).resolves.toBeDefined()
})

test.each([
  ['one after the other', false],
  ['at the same time', true],
])('an idempotency key refunds once, with requests %s', async (_how, together) => {
  const { orderId } = await paid('gopay')
  const once = () => core().transaction.refund(orderId, { refund_key: 'same', amount: 40_000 })

  const first = once()
  if (!together) await first
  const outcomes = await Promise.allSettled([first, once()])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { httpStatusCode: '406', ApiResponse: { status_message: 'Duplicate refund ID' } },
  })
  expect(await core().transaction.status(orderId)).toMatchObject({ refund_amount: '40000.00' })
})

const unrefundable = Object.entries(METHODS).flatMap(([method, { refundable }]) =>
  refundable === 'no' ? [method] : [],
)

test.each(unrefundable as Method[])('%s has no refund: the merchant transfers by hand', async (method) => {
  const { orderId } = await paid(method)

  for (const verb of ['refund', 'refundDirect'] as const)
    expect(await refusal(core().transaction[verb](orderId, { refund_key: 'x' }))).toMatchObject({
      httpStatusCode: '412',
      ApiResponse: { status_message: 'Merchant cannot modify the status of the transaction' },
    })
})

test('Kredivo is refunded within fourteen days of its settlement', async () => {
  const { orderId } = await paid('kredivo')
  const settled = (days: number) =>
    gateway.world.db
      .update(transactions)
      .set({ settledAt: new Date(Date.now() - days * 24 * 60 * 60 * 1000 + 60_000) })
      .where(eq(transactions.orderId, orderId))

  await settled(15)
  expect(await refusal(core().transaction.refundDirect(orderId, { refund_key: 'a' }))).toMatchObject({
    httpStatusCode: '412',
  })
  await settled(14)
  expect(await core().transaction.refundDirect(orderId, { refund_key: 'a' })).toMatchObject({ status_code: '200' })
})

test('an unpaid transaction is not refunded', async () => {
  const { orderId } = await confirmed({ method: 'gopay' })

  expect(await refusal(core().transaction.refund(orderId))).toMatchObject({ httpStatusCode: '412' })
})

test("a direct refund is notified twice at once, the second time with the bank's time", async () => {
  const { orderId } = await paidWithHook('other_qris')

  const refunded = await core().transaction.refundDirect(orderId, { refund_key: 'direct-1', amount: 50_000 })

  expect(refunded).toMatchObject({ status_message: 'Success, refund request is approved by the bank' })
  const [first, second, ...more] = await notificationsOf(orderId)
  expect(first).toMatchObject({
    status_code: '200',
    transaction_status: 'partial_refund',
    refund_amount: '50000.00',
    refunds: [{ refund_key: 'direct-1', refund_method: 'online' }],
  })
  expect(first.refunds[0]).not.toHaveProperty('bank_confirmed_at')
  expect(second).toMatchObject({ refunds: [{ refund_key: 'direct-1', bank_confirmed_at: WIB_TIME }] })
  expect(more).toEqual([])
})

test('a job confirms a batch refund, and notifies it a second time, once', async () => {
  const { orderId, id } = await paidWithHook('gopay')
  await core().transaction.refund(orderId, { refund_key: 'batch-1' })
  const before = await notificationsOf(orderId)
  const refund = await gateway.world.db.query.refunds.findFirst({ where: eq(refunds.transactionId, id) })

  await confirmRefund(gateway.world.db, { id: refund?.id ?? 0, now: new Date() })
  await confirmRefund(gateway.world.db, { id: refund?.id ?? 0, now: new Date() })

  expect(before).toHaveLength(1)
  expect(
    (await notificationsOf(orderId)).map(({ refunds: [{ bank_confirmed_at }] }) => Boolean(bank_confirmed_at)),
  ).toEqual([false, true])
  expect(
    await gateway.world.sql`select 1 from graphile_worker.jobs where task_identifier = 'confirm-refund'`,
  ).not.toEqual([])
})

test('a bank that denies a direct refund leaves the order settled, and the key free', async () => {
  const { orderId } = await paid('gopay')
  const ask = (amount: number) => core().transaction.refundDirect(orderId, { refund_key: 'denied', amount })

  const denied = await ask(AMOUNT_THE_BANK_DENIES)

  expect(denied).toMatchObject({
    status_code: '202',
    status_message: 'Refund denied by the bank',
    transaction_status: 'settlement',
    refund_amount: '0.00',
  })
  expect(await core().transaction.status(orderId)).toMatchObject({ transaction_status: 'settlement' })
  await expect(ask(20_000)).resolves.toMatchObject({ transaction_status: 'partial_refund' })
})

test('a refund without a key gets one', async () => {
  const { orderId } = await paid('gopay')

  expect(await core().transaction.refund(orderId)).toMatchObject({
    refund_key: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})
