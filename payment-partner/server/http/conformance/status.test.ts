import { expect, test } from 'vitest'
import { answerChallenge } from '@/server/card/answer-challenge'
import { TEST_OTP } from '@/server/card/test-cards'
import { openConformance, refusal, WIB_TIME } from '@/server/http/testing/open-conformance'
import { sign } from '@/server/payment/sign'
import { expireWhenDue } from '@/server/transaction/expire-when-due'

const gateway = openConformance()
const { snap, confirmed, paid } = gateway

const VERBS = ['status', 'statusb2b', 'cancel', 'expire', 'approve', 'deny', 'refund', 'refundDirect'] as const

async function captured(card: string) {
  const pending = await confirmed({ method: 'credit_card', card })
  await answerChallenge(gateway.world.db, { id: pending.id, otp: TEST_OTP, now: new Date() })

  return pending
}
const ACCEPTED = '4811111111111114'
const CHALLENGED = '4511111111111117'

test('a wrong server key is refused over HTTP 401', async () => {
  const refused = await refusal(snap({ serverKey: 'SB-Mid-server-wrong' }).transaction.status('CONFORM-1'))

  expect(refused).toEqual({
    httpStatusCode: 401,
    ApiResponse: {
      status_code: '401',
      status_message: 'Transaction cannot be authorized with the current client/server key.',
      id: expect.any(String),
    },
  })
})

test.each(VERBS)('%s without an attempt is 404 over HTTP 200', async (verb) => {
  expect(await refusal(snap().transaction[verb]('NOBODY'))).toMatchObject({
    httpStatusCode: '404',
    ApiResponse: { status_message: "Transaction doesn't exist." },
  })
})

test.each(['%E0%A4%A', "x' or 1=1", '   '])('an id such as %s is answered 404, without a crash', async (id) => {
  expect(await refusal(snap().transaction.status(id))).toMatchObject({ httpStatusCode: '404' })
})

test('a pending virtual account is described as published, by either id', async () => {
  const { orderId, id } = await confirmed()

  const byOrder = await snap().transaction.status(orderId)
  const byTransaction = await snap().transaction.status(id)

  expect(byTransaction).toEqual(byOrder)
  expect(byOrder).toEqual({
    status_code: '201',
    status_message: 'Success, transaction is found',
    transaction_status: 'pending',
    transaction_id: id,
    order_id: orderId,
    merchant_id: gateway.world.merchant.id,
    gross_amount: '150000.00',
    currency: 'IDR',
    payment_type: 'bank_transfer',
    fraud_status: 'accept',
    va_numbers: [{ bank: 'bca', va_number: expect.stringMatching(/^\d{16}$/) }],
    payment_amounts: [],
    transaction_time: WIB_TIME,
    expiry_time: WIB_TIME,
    signature_key: sign({
      order_id: orderId,
      status_code: '201',
      gross_amount: '150000.00',
      serverKey: gateway.world.merchant.serverKey,
    }),
  })
})

test('a time is that of Jakarta', async () => {
  const { orderId } = await confirmed()

  const { transaction_time } = await snap().transaction.status(orderId)

  const time = Date.parse(`${String(transaction_time).replace(' ', 'T')}+07:00`)
  expect(Math.abs(time - Date.now())).toBeLessThan(60_000)
})

test('a paid QR code is settlement with the time of settlement', async () => {
  const { orderId } = await paid('other_qris')

  expect(await snap().transaction.status(orderId)).toMatchObject({
    status_code: '200',
    transaction_status: 'settlement',
    payment_type: 'qris',
    acquirer: 'gopay',
    issuer: 'gopay',
    transaction_type: 'on-us',
    settlement_time: WIB_TIME,
  })
})

test('statusb2b lists every try of an order', async () => {
  const { wish, orderId } = await confirmed()
  await snap().transaction.cancel(orderId)
  await snap().createTransaction(wish)

  expect(await snap().transaction.statusb2b(orderId)).toMatchObject({
    status_code: '200',
    transactions: [{ transaction_status: 'cancel', order_id: orderId }],
  })
})

test('an accepted card is capture with a mask and an approval code', async () => {
  const { orderId } = await captured(ACCEPTED)

  expect(await snap().transaction.status(orderId)).toMatchObject({
    status_code: '200',
    transaction_status: 'capture',
    fraud_status: 'accept',
    payment_type: 'credit_card',
    masked_card: '48111111-1114',
    approval_code: expect.stringMatching(/^\d{12}$/),
    bank: 'bni',
    eci: '05',
  })
})

test('a denied card resolves as 202', async () => {
  const { orderId } = await captured('4911111111111113')

  expect(await snap().transaction.status(orderId)).toMatchObject({ status_code: '202', transaction_status: 'deny' })
})

test('cancel ends a pending transaction', async () => {
  const { orderId } = await confirmed()

  const cancelled = await snap().transaction.cancel(orderId)

  expect(cancelled).toMatchObject({
    status_code: '200',
    status_message: 'Success, transaction is canceled',
    transaction_status: 'cancel',
  })
  expect(await snap().transaction.status(orderId)).toMatchObject({ status_code: '200', transaction_status: 'cancel' })
})

test('expire says 407 over HTTP 200, so the client resolves', async () => {
  const { orderId } = await confirmed()

  const expired = await snap().transaction.expire(orderId)

  expect(expired).toMatchObject({
    status_code: '407',
    status_message: 'Success, transaction has expired',
    transaction_status: 'expire',
  })
  expect(await snap().transaction.status(orderId)).toMatchObject({ status_code: '407', transaction_status: 'expire' })
})

test('an expired transaction is 407 as well', async () => {
  const { orderId, id } = await confirmed()
  await expireWhenDue(gateway.world.db, { id, now: new Date(Date.now() + 25 * 3_600_000) })

  expect(await snap().transaction.status(orderId)).toMatchObject({ status_code: '407', transaction_status: 'expire' })
})

test.each(['cancel', 'expire'] as const)('%s of what is settled is 412', async (verb) => {
  const { orderId } = await paid('bca_va')

  expect(await refusal(snap().transaction[verb](orderId))).toEqual({
    httpStatusCode: '412',
    ApiResponse: {
      status_code: '412',
      status_message: 'Merchant cannot modify the status of the transaction',
      id: expect.any(String),
    },
  })
})

test('a captured card is voided by cancel and not by expire', async () => {
  const { orderId } = await captured(ACCEPTED)

  const refused = await refusal(snap().transaction.expire(orderId))
  const voided = await snap().transaction.cancel(orderId)

  expect(refused).toMatchObject({ httpStatusCode: '412' })
  expect(voided).toMatchObject({ status_code: '200', transaction_status: 'cancel' })
})

test('a doubtful card is 201 until the merchant approves it', async () => {
  const { orderId } = await captured(CHALLENGED)

  const before = await snap().transaction.status(orderId)
  const approved = await snap().transaction.approve(orderId)

  expect(before).toMatchObject({ status_code: '201', transaction_status: 'capture', fraud_status: 'challenge' })
  expect(approved).toMatchObject({
    status_code: '200',
    status_message: 'Success, transaction is approved',
    transaction_status: 'capture',
    fraud_status: 'accept',
  })
  expect(await snap().transaction.status(orderId)).toMatchObject({ status_code: '200', fraud_status: 'accept' })
})

test('a challenged card that the merchant denies is denied by status and fraud status', async () => {
  const { orderId } = await captured(CHALLENGED)

  expect(await snap().transaction.deny(orderId)).toMatchObject({
    status_code: '200',
    status_message: 'Success, transaction is denied',
    transaction_status: 'deny',
    fraud_status: 'deny',
  })
})

test.each(['approve', 'deny'] as const)('%s is for doubtful cards alone', async (verb) => {
  const { orderId } = await confirmed()
  const accepted = await captured(ACCEPTED)

  for (const id of [orderId, accepted.orderId])
    expect(await refusal(snap().transaction[verb](id))).toMatchObject({
      httpStatusCode: '412',
      ApiResponse: { status_message: 'Transaction status cannot be updated.' },
    })
})
