import { eq } from 'drizzle-orm'
import midtrans from 'midtrans-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notifications } from '@/db/schema'
import { answerChallenge } from '@/server/card/answer-challenge'
import { maskCard, TEST_OTP } from '@/server/card/test-cards'
import type { Method } from '@/server/method/methods'
import { sign } from '@/server/notification/sign'
import { confirmMethod } from '@/server/page/confirm-method'
import { openWorld, type World } from '@/server/testing/open-world'
import { payTransaction } from '@/server/transaction/pay-transaction'
import { serveGateway } from './testing/serve-gateway'

const SHOP = 'http://127.0.0.1:3001'

let world: World
let gateway: Awaited<ReturnType<typeof serveGateway>>
beforeAll(async () => {
  world = await openWorld()
  gateway = await serveGateway(world.url, [SHOP])
})
afterAll(async () => {
  await gateway.close()
  await world.close()
})

/** The official client, with nothing changed but where it calls. */
function client({ serverKey = world.merchant.serverKey, headers = {} } = {}) {
  const snap = new midtrans.Snap({ isProduction: false, serverKey, clientKey: world.merchant.clientKey })
  snap.apiConfig.getSnapApiBaseUrl = () => `${gateway.origin}/snap/v1`
  snap.apiConfig.getCoreApiBaseUrl = () => gateway.origin
  Object.assign(snap.httpClient.http_client.defaults.headers.common, headers)

  return snap
}

let orders = 0
const order = (more = {}) => {
  orders += 1
  return { transaction_details: { order_id: `CONFORM-${orders}`, gross_amount: 150_000 }, ...more }
}

/** What the payer does on the page, without the page. */
async function confirmed({ method = 'bca_va' as Method, card = '' } = {}) {
  const wish = order()
  const token = await client().createTransactionToken(wish)
  const now = new Date()
  const transaction = await confirmMethod(world.db, {
    token,
    method,
    maskedCard: card ? maskCard(card) : undefined,
    now,
  })
  if (!transaction) throw new Error('The page did not offer the method.')

  return { wish, orderId: wish.transaction_details.order_id, id: transaction.id }
}

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => expect.unreachable('the client resolved'),
    ({ httpStatusCode, ApiResponse }) => ({ httpStatusCode, ApiResponse }),
  )

test('createTransaction gives a token and the page on our own host', async () => {
  const created = await client().createTransaction(order())

  expect(created.token).toMatch(/^[0-9a-f-]{36}$/)
  expect(created.redirect_url).toBe(`http://kasir.test/snap/v3/redirection/${created.token}`)
})

test('createTransactionRedirectUrl gives the page alone', async () => {
  expect(await client().createTransactionRedirectUrl(order())).toMatch(/^http:\/\/kasir\.test\/snap\/v3\/redirection\//)
})

test('a wrong server key is refused by Snap with its two sentences', async () => {
  const refused = await refusal(client({ serverKey: 'SB-Mid-server-wrong' }).createTransaction(order()))

  expect(refused).toEqual({
    httpStatusCode: 401,
    ApiResponse: {
      error_messages: [
        'Access denied due to unauthorized transaction, please check client or server key',
        'Visit https://snap-docs.midtrans.com/#request-headers for more details',
      ],
    },
  })
})

test('a wrong server key is refused by Core over HTTP 401', async () => {
  const refused = await refusal(client({ serverKey: 'SB-Mid-server-wrong' }).transaction.status('CONFORM-1'))

  expect(refused).toMatchObject({
    httpStatusCode: 401,
    ApiResponse: {
      status_code: '401',
      status_message: 'Transaction cannot be authorized with the current client/server key.',
    },
  })
})

test('items that do not add up are refused over HTTP 400', async () => {
  const wish = order({ item_details: [{ id: 'A', name: 'Kaos', price: 1, quantity: 1 }] })

  expect(await refusal(client().createTransaction(wish))).toEqual({
    httpStatusCode: 400,
    ApiResponse: { error_messages: ['transaction_details.gross_amount is not equal to the sum of item_details'] },
  })
})

test('a request above 16 kB is refused', async () => {
  const refused = await refusal(client().createTransaction(order({ custom_field1: 'x'.repeat(17_000) })))

  expect(refused).toMatchObject({ httpStatusCode: 413 })
})

test('an order that nobody attempted is 404 in the body, a string to the client', async () => {
  const wish = order()
  await client().createTransaction(wish)

  expect(await refusal(client().transaction.status(wish.transaction_details.order_id))).toMatchObject({
    httpStatusCode: '404',
    ApiResponse: { status_code: '404', status_message: "Transaction doesn't exist.", id: expect.any(String) },
  })
})

test('asking for a page again before a method is confirmed works, and is refused with 400 after', async () => {
  const wish = order()
  const first = await client().createTransactionToken(wish)
  const second = await client().createTransactionToken(wish)
  await confirmMethod(world.db, { token: second, method: 'bca_va', now: new Date() })

  const refused = await refusal(client().createTransaction(wish))

  expect(second).not.toBe(first)
  expect(refused).toEqual({
    httpStatusCode: 400,
    ApiResponse: {
      error_messages: ['transaction_details.order_id has been paid and utilized, please use another order ID'],
    },
  })
})

test('a pending virtual account is described as published, by either id', async () => {
  const { orderId, id } = await confirmed()

  const byOrder = await client().transaction.status(orderId)
  const byTransaction = await client().transaction.status(id)

  expect(byTransaction).toEqual(byOrder)
  expect(byOrder).toMatchObject({
    status_code: '201',
    status_message: 'Success, transaction is found',
    transaction_status: 'pending',
    transaction_id: id,
    order_id: orderId,
    merchant_id: world.merchant.id,
    gross_amount: '150000.00',
    currency: 'IDR',
    payment_type: 'bank_transfer',
    fraud_status: 'accept',
    va_numbers: [{ bank: 'bca', va_number: expect.stringMatching(/^\d{16}$/) }],
    transaction_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    signature_key: sign({
      order_id: orderId,
      status_code: '201',
      gross_amount: '150000.00',
      serverKey: world.merchant.serverKey,
    }),
  })
})

test('a paid QR code is settlement with the time of settlement', async () => {
  const { orderId, id } = await confirmed({ method: 'other_qris' })
  await payTransaction(world.db, { id, now: new Date() })

  expect(await client().transaction.status(orderId)).toMatchObject({
    status_code: '200',
    transaction_status: 'settlement',
    payment_type: 'qris',
    acquirer: 'gopay',
    settlement_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  })
})

test('an accepted card is capture with a mask and an approval code', async () => {
  const { orderId, id } = await confirmed({ method: 'credit_card', card: '4811111111111114' })
  await answerChallenge(world.db, { id, otp: TEST_OTP, now: new Date() })

  expect(await client().transaction.status(orderId)).toMatchObject({
    status_code: '200',
    transaction_status: 'capture',
    fraud_status: 'accept',
    payment_type: 'credit_card',
    masked_card: '48111111-1114',
    approval_code: expect.stringMatching(/^\d{12}$/),
  })
})

test('a denied card resolves as 202', async () => {
  const { orderId, id } = await confirmed({ method: 'credit_card', card: '4911111111111113' })
  await answerChallenge(world.db, { id, otp: TEST_OTP, now: new Date() })

  expect(await client().transaction.status(orderId)).toMatchObject({ status_code: '202', transaction_status: 'deny' })
})

test('cancel ends a pending transaction, and the order may be paid anew', async () => {
  const { orderId, wish } = await confirmed()

  const cancelled = await client().transaction.cancel(orderId)

  expect(cancelled).toMatchObject({
    status_code: '200',
    status_message: 'Success, transaction is canceled',
    transaction_status: 'cancel',
  })
  expect(await client().transaction.status(orderId)).toMatchObject({ status_code: '200', transaction_status: 'cancel' })
  await expect(client().createTransactionToken(wish)).resolves.toEqual(expect.any(String))
})

test('expire says 407 over HTTP 200, so the client resolves', async () => {
  const { orderId } = await confirmed()

  const expired = await client().transaction.expire(orderId)

  expect(expired).toMatchObject({
    status_code: '407',
    status_message: 'Success, transaction has expired',
    transaction_status: 'expire',
  })
  expect(await client().transaction.status(orderId)).toMatchObject({ status_code: '407', transaction_status: 'expire' })
})

test.each(['cancel', 'expire'] as const)('%s of what is settled is 412', async (verb) => {
  const { orderId, id } = await confirmed()
  await payTransaction(world.db, { id, now: new Date() })

  expect(await refusal(client().transaction[verb](orderId))).toMatchObject({
    httpStatusCode: '412',
    ApiResponse: { status_code: '412', status_message: 'Merchant cannot modify the status of the transaction' },
  })
})

test.each(['cancel', 'expire'] as const)('%s of what nobody attempted is 404', async (verb) => {
  expect(await refusal(client().transaction[verb]('NOBODY'))).toMatchObject({ httpStatusCode: '404' })
})

test('a captured card is voided by cancel and not by expire', async () => {
  const { orderId, id } = await confirmed({ method: 'credit_card', card: '4811111111111114' })
  await answerChallenge(world.db, { id, otp: TEST_OTP, now: new Date() })

  const refused = await refusal(client().transaction.expire(orderId))
  const voided = await client().transaction.cancel(orderId)

  expect(refused).toMatchObject({ httpStatusCode: '412' })
  expect(voided).toMatchObject({ transaction_status: 'cancel' })
})

test('a broken escape in an id is nobody, not a crash', async () => {
  expect(await refusal(client().transaction.status('%E0%A4%A'))).toMatchObject({ httpStatusCode: '404' })
})

test('X-Override-Notification says where the order is told, and a notification leads the client to its status', async () => {
  const wish = order()
  const hook = `${SHOP}/api/payment/notification`
  const token = await client({ headers: { 'X-Override-Notification': hook } }).createTransactionToken(wish)
  await confirmMethod(world.db, { token, method: 'bca_va', now: new Date() })

  const [written] = await world.db.select().from(notifications).where(eq(notifications.url, hook))

  const body = JSON.parse(written?.body ?? '{}')
  expect(body).toMatchObject({ status_message: 'midtrans payment notification', status_code: '201' })
  expect(await client().transaction.notification(body)).toMatchObject({ transaction_status: 'pending' })
})

test.each([
  ['an address that is not listed', 'X-Override-Notification', 'http://169.254.169.254/'],
  ['a third address', 'X-Append-Notification', Array(3).fill(`${SHOP}/a`).join(',')],
])('%s is refused when the page is made', async (_what, header, value) => {
  const refused = await refusal(client({ headers: { [header]: value } }).createTransaction(order()))

  expect(refused).toMatchObject({ httpStatusCode: 400 })
})
