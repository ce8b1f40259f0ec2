import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { notifications } from '@/db/schema'
import { openConformance, refusal, SHOP } from '@/server/http/testing/open-conformance'
import { noJitter } from '@/server/notification/retry-rules'
import { confirmMethod } from '@/server/page/confirm-method'
import { deliverDue } from '@/server/testing/deliver-due'

const gateway = openConformance()
const { snap, core, order, confirmed } = gateway

const USED_UP = ['transaction_details.order_id has been paid and utilized, please use another order ID']

test('createTransaction gives a token and the page on our own host', async () => {
  const created = await snap().createTransaction(order())

  expect(created).toEqual({
    token: expect.stringMatching(/^[0-9a-f-]{36}$/),
    redirect_url: `http://kasir.test/snap/v3/redirection/${created.token}`,
  })
})

test("createTransactionRedirectUrl returns the page's address only", async () => {
  expect(await snap().createTransactionRedirectUrl(order())).toMatch(/^http:\/\/kasir\.test\/snap\/v3\/redirection\//)
})

test('a page gives each bank the merchant’s own digits', async () => {
  const token = await snap().createTransactionToken(
    order({ bca_va: { va_number: '424242' }, echannel: { bill_key: '4343' } }),
  )
  const wrong = refusal(snap().createTransaction(order({ bri_va: { va_number: 'satu' } })))

  const confirmed = await confirmMethod(gateway.world.db, { token, method: 'bca_va', now: new Date() })

  expect(confirmed?.payCode).toBe('0000000000424242')
  expect(await wrong).toMatchObject({
    ApiResponse: { error_messages: ['bri_va.va_number must contain digits only'] },
  })
})

test.each([
  ['a wrong server key', 'SB-Mid-server-wrong'],
  ['no server key', ''],
])('%s is refused with two sentences', async (_what, serverKey) => {
  const refused = await refusal(snap({ serverKey }).createTransaction(order()))

  expect(refused).toEqual({
    httpStatusCode: 401,
    ApiResponse: {
      id: expect.any(String),
      error_messages: [
        'Access denied due to unauthorized transaction, please check client or server key',
        'Visit https://snap-docs.midtrans.com/#request-headers for more details',
      ],
    },
  })
})

test.each([
  [
    'an order without an id',
    { transaction_details: { gross_amount: 1 } },
    ['transaction_details.order_id is required'],
  ],
  [
    'items that do not add up',
    { item_details: [{ id: 'A', name: 'Kaos', price: 1, quantity: 1 }] },
    ['transaction_details.gross_amount is not equal to the sum of item_details'],
  ],
  ['an id that cuts an address short', idOf('ORD 1#2'), ['transaction_details.order_id is invalid']],
  [
    'an amount with cents',
    { transaction_details: { order_id: 'CENTS', gross_amount: 1.5 } },
    ['transaction_details.gross_amount must be an integer'],
  ],
])('%s is refused over HTTP 400', async (_what, wish, error_messages) => {
  expect(await refusal(snap().createTransaction(order(wish)))).toEqual({
    httpStatusCode: 400,
    ApiResponse: { id: expect.any(String), error_messages },
  })
})

function idOf(order_id: string) {
  return { transaction_details: { order_id, gross_amount: 150_000 } }
}

test('items, fees and a discount that add up are taken', async () => {
  const item_details = [
    { id: 'SKU1', price: 145_000, quantity: 1, name: 'Kaos' },
    { id: 'ONGKIR', price: 7_000, quantity: 1, name: 'Ongkir' },
    { id: 'DISC', price: -2_000, quantity: 1, name: 'Voucher' },
  ]

  await expect(snap().createTransactionToken(order({ item_details }))).resolves.toEqual(expect.any(String))
})

test('a request above 16 kB is refused', async () => {
  const refused = await refusal(snap().createTransaction(order({ custom_field1: 'x'.repeat(17_000) })))

  expect(refused).toMatchObject({ httpStatusCode: 413 })
})

test('an order without an attempt is 404 in the body, as a string', async () => {
  const wish = order()
  await snap().createTransaction(wish)

  expect(await refusal(snap().transaction.status(wish.transaction_details.order_id))).toEqual({
    httpStatusCode: '404',
    ApiResponse: { status_code: '404', status_message: "Transaction doesn't exist.", id: expect.any(String) },
  })
})

test('asking for a page again before a method is confirmed works, and is refused with 400 after', async () => {
  const wish = order()
  const first = await snap().createTransactionToken(wish)
  const second = await snap().createTransactionToken(wish)
  const onTheFirst = await confirmMethod(gateway.world.db, { token: first, method: 'bca_va', now: new Date() })
  await confirmMethod(gateway.world.db, { token: second, method: 'bca_va', now: new Date() })

  const refused = await refusal(snap().createTransaction(wish))

  expect(onTheFirst).toBeUndefined()
  expect(refused).toEqual({ httpStatusCode: 400, ApiResponse: { id: expect.any(String), error_messages: USED_UP } })
})

test.each(['cancel', 'expire'] as const)('after %s the order id may be used again', async (verb) => {
  const { wish, orderId } = await confirmed()
  await snap().transaction[verb](orderId)

  await expect(snap().createTransactionToken(wish)).resolves.toEqual(expect.any(String))
})

test('an order that Core charged is no longer for its page', async () => {
  const wish = order()
  const token = await snap().createTransactionToken(wish)
  await core().charge({ payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' }, ...wish })

  expect(await confirmMethod(gateway.world.db, { token, method: 'gopay', now: new Date() })).toBeUndefined()
  expect(await refusal(snap().createTransaction(wish))).toMatchObject({
    ApiResponse: { id: expect.any(String), error_messages: USED_UP },
  })
})

test('X-Override-Notification sets the notification address, and the client finds the status by a notification', async () => {
  const hook = `${SHOP}/api/payment/notification`
  const wish = order({ custom_field1: 'rani', metadata: { cart: 7 } })
  const token = await snap({ headers: { 'X-Override-Notification': hook } }).createTransactionToken(wish)
  await confirmMethod(gateway.world.db, { token, method: 'bca_va', now: new Date() })

  const [written] = await gateway.world.db.select().from(notifications).where(eq(notifications.url, hook))

  const body = JSON.parse(written?.body ?? '{}')
  expect(body).toMatchObject({
    status_message: 'midtrans payment notification',
    status_code: '201',
    custom_field1: 'rani',
    metadata: { cart: 7 },
  })
  expect(await snap().transaction.notification(body)).toMatchObject({ transaction_status: 'pending' })
  expect(await snap().transaction.notification(JSON.stringify(body))).toMatchObject({ transaction_status: 'pending' })
})

test.each([
  ['an address that is none', 'X-Override-Notification', 'ftp://127.0.0.1/'],
  ['an address with a password', 'X-Override-Notification', 'http://shop:secret@127.0.0.1:3001/hook'],
  ['a third address', 'X-Append-Notification', Array(3).fill(`${SHOP}/a`).join(',')],
])('%s is refused when the page is made', async (_what, header, value) => {
  const refused = await refusal(snap({ headers: { [header]: value } }).createTransaction(order()))

  expect(refused).toMatchObject({ httpStatusCode: 400 })
})

test('an address that is not listed is kept, and never called', async () => {
  const headers = { 'X-Override-Notification': 'http://169.254.169.254/' }
  const charged = await core({ headers }).charge(order({ payment_type: 'qris' }))

  await deliverDue(gateway.world.db, { targets: [SHOP], timeoutMs: 5000, jitter: noJitter })

  const [attempt] = await gateway.world.sql`
    select failure, attempts_made from notification_attempts join notifications on notifications.id = notification_id
    where transaction_id = ${String(charged.transaction_id)}`
  expect(attempt).toEqual({ failure: 'target_not_allowed', attempts_made: 1 })
})

// The official client has no call to end a page.
async function endPage(token: string, how: 'cancel' | 'expire') {
  const authorization = `Basic ${btoa(`${gateway.world.merchant.serverKey}:`)}`
  const address = `${gateway.origin}/snap/v1/transactions/${token}/${how}`
  const response = await fetch(address, { method: 'POST', headers: { authorization } })

  return { status: response.status, body: await response.json() }
}

test('a page that is cancelled says when, and takes no method any more', async () => {
  const token = await snap().createTransactionToken(order())

  const cancelled = await endPage(token, 'cancel')

  expect(cancelled).toEqual({ status: 200, body: { canceled_at: expect.stringMatching(/Z$/) } })
  expect(await confirmMethod(gateway.world.db, { token, method: 'bca_va', now: new Date() })).toBeUndefined()
  expect(await endPage(token, 'cancel')).toEqual({
    status: 400,
    body: { id: expect.any(String), error_messages: ['token already canceled'] },
  })
})

test('a page that is expired takes no method any more', async () => {
  const token = await snap().createTransactionToken(order())

  expect(await endPage(token, 'expire')).toEqual({ status: 200, body: { expired_at: expect.stringMatching(/Z$/) } })
  expect(await confirmMethod(gateway.world.db, { token, method: 'bca_va', now: new Date() })).toBeUndefined()
})

test('a page with a confirmed method is not cancelled, and neither is an unknown one', async () => {
  const { token } = await confirmed()

  expect((await endPage(token, 'cancel')).body).toEqual({
    id: expect.any(String),
    error_messages: ['Transaction is on progress'],
  })
  expect((await endPage(crypto.randomUUID(), 'cancel')).body).toEqual({
    id: expect.any(String),
    error_messages: ['token not found'],
  })
  expect((await endPage('nix', 'expire')).body).toEqual({ id: expect.any(String), error_messages: ['token not found'] })
})
