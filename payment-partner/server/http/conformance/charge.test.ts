import { expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { openConformance, refusal, SHOP, WIB_TIME } from '@/server/http/testing/open-conformance'
import { setMethods } from '@/server/merchant/change-settings'
import { METHODS } from '@/server/method/methods'
import { payBill } from '@/server/payer/answer-bill'
import { channelAt } from '@/server/payer/channels'
import { readEmv } from '@/server/qr/emv'

const gateway = openConformance()
const { core, order } = gateway

const bank = (name: string) => ({ payment_type: 'bank_transfer', bank_transfer: { bank: name } })
const store = (name: string) => ({ payment_type: 'cstore', cstore: { store: name, message: 'Pasar' } })
const transferred = { status_message: 'Success, Bank Transfer transaction is created', payment_type: 'bank_transfer' }
const atCounter = { status_message: 'Success, cstore transaction is successful', payment_type: 'cstore' }
const vaOf = (name: string, length: number) => ({
  ...transferred,
  va_numbers: [{ bank: name, va_number: expect.stringMatching(new RegExp(`^\\d{${length}}$`)) }],
})
const actions = (...names: string[]) =>
  expect.arrayContaining(names.map((name) => expect.objectContaining({ name, url: expect.any(String) })))

test.each([
  ['bca', bank('bca'), vaOf('bca', 16)],
  ['bni', bank('bni'), vaOf('bni', 16)],
  ['bri', bank('bri'), vaOf('bri', 18)],
  [
    'permata',
    bank('permata'),
    {
      status_message: 'Success, PERMATA VA transaction is successful',
      permata_va_number: expect.stringMatching(/^\d{16}$/),
    },
  ],
  [
    'mandiri bill',
    { payment_type: 'echannel', echannel: { bill_info1: 'Payment:', bill_info2: 'Online purchase' } },
    {
      status_message: 'OK, Mandiri Bill transaction is successful',
      payment_type: 'echannel',
      biller_code: '70012',
      bill_key: expect.stringMatching(/^\d+$/),
    },
  ],
  ['indomaret', store('Indomaret'), { ...atCounter, store: 'indomaret', payment_code: expect.stringMatching(/^\d+$/) }],
  ['alfamart', store('alfamart'), { ...atCounter, store: 'alfamart', payment_code: expect.stringMatching(/^\d+$/) }],
  [
    'qris',
    { payment_type: 'qris', qris: { acquirer: 'gopay' } },
    {
      status_message: 'QRIS transaction is created',
      acquirer: 'gopay',
      qr_string: expect.stringMatching(/^000201010212/),
      actions: actions('generate-qr-code'),
    },
  ],
  [
    'gopay',
    { payment_type: 'gopay', gopay: { enable_callback: true } },
    {
      status_message: 'GoPay transaction is created',
      actions: actions('generate-qr-code', 'generate-qr-code-v2', 'deeplink-redirect', 'get-status', 'cancel'),
    },
  ],
  [
    'shopeepay',
    { payment_type: 'shopeepay', shopeepay: { callback_url: 'https://shop.test' } },
    { status_message: 'ShopeePay transaction is created', actions: actions('deeplink-redirect') },
  ],
])('a charge by %s is pending, with its payment instructions', async (_method, wish, instructions) => {
  const request = order(wish)

  const charged = await core().charge(request)

  expect(charged).toMatchObject({
    status_code: '201',
    transaction_status: 'pending',
    transaction_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    order_id: request.transaction_details.order_id,
    gross_amount: '150000.00',
    currency: 'IDR',
    merchant_id: gateway.world.merchant.id,
    transaction_time: WIB_TIME,
    expiry_time: WIB_TIME,
    ...instructions,
  })
  expect(await core().transaction.status(request.transaction_details.order_id)).toMatchObject({
    status_code: '201',
    transaction_id: charged.transaction_id,
  })
})

test.each(['dana', 'bca_klikpay', 'cimb_clicks', 'bri_epay', 'danamon_online', 'akulaku', 'kredivo'] as const)(
  'a charge by %s is refused until it is switched on, and leads to its simulator after that',
  async (payment_type) => {
    const { db, merchant } = gateway.world
    await expect(core().charge(order({ payment_type }))).rejects.toMatchObject({ httpStatusCode: '402' })
    await setMethods(db, { id: merchant.id, methods: [payment_type] })

    const charged = await core().charge(order({ payment_type }))

    await db.update(merchants).set({ methods: null })
    expect(charged).toMatchObject({ status_code: '201', payment_type, transaction_status: 'pending' })
    const { pathname, searchParams } = new URL(String(charged.redirect_url ?? deeplinkOf(charged)))
    expect(channelAt(/^\/simulator\/(.+)\/index$/.exec(pathname)?.[1] ?? '')).toBe(payment_type)
    const bill = { payCode: searchParams.get('code') ?? '', channel: payment_type, amount: 150_000, now: new Date() }
    await payBill(db, bill)
    const refunded = core().transaction.refundDirect(String(charged.transaction_id), {
      refund_key: payment_type,
      amount: 1000,
    })
    if (METHODS[payment_type].refundable === 'no')
      await expect(refunded).rejects.toMatchObject({ httpStatusCode: '412' })
    else expect(await refunded).toMatchObject({ status_code: '200', transaction_status: 'partial_refund' })
  },
)

test.each(['gopay', 'shopeepay'])('the deeplink of a %s charge leads to its simulator', async (payment_type) => {
  const charged = await core().charge(order({ payment_type }))

  const [, path = ''] = /^\/simulator\/(.+)\/index$/.exec(new URL(deeplinkOf(charged)).pathname) ?? []
  expect(channelAt(path)).toBe(payment_type)
})

function deeplinkOf(charged: Record<string, unknown>) {
  const actions = charged.actions as { name: string; url: string }[]

  return actions.find(({ name }) => name === 'deeplink-redirect')?.url ?? 'http://nowhere'
}

const numberOf = ({ va_numbers, permata_va_number, bill_key }: Record<string, unknown>) =>
  permata_va_number ?? bill_key ?? (va_numbers as { va_number: string }[])[0]?.va_number

test.each([
  ['of the longest', 'bca', '12345678911', '0000012345678911'],
  ['with zeros before few', 'bca', '123', '0000000000000123'],
  ['without those at the end of many', 'bni', '12345678999', '0000000012345678'],
  ['of the longest', 'bri', '1234567890123', '000001234567890123'],
  ['of the longest', 'permata', '9234567890', '0000009234567890'],
])('a merchant’s own digits are in its number, %s at %s', async (_length, name, va_number, number) => {
  const charged = await core().charge(
    order({ payment_type: 'bank_transfer', bank_transfer: { bank: name, va_number } }),
  )

  expect(numberOf(charged)).toBe(number)
})

test('digits that another order used give another number, and a bill takes them as its key', async () => {
  const bill = () => order({ payment_type: 'echannel', echannel: { bill_info1: 'Payment:', bill_key: '081211' } })

  const [first, second] = [await core().charge(bill()), await core().charge(bill())]

  expect(numberOf(first)).toBe('0000000081211')
  expect(numberOf(second)).toMatch(/^00000\d{8}$/)
  expect(numberOf(second)).not.toBe(numberOf(first))
})

test('a number with other characters than digits is refused, naming the field', async () => {
  const wish = { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca', va_number: '12-34' } }

  expect(await refusal(core().charge(order(wish)))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { validation_messages: ['bank_transfer.va_number must contain digits only'] },
  })
})

test('Permata has no list of numbers, and Indomaret no fraud check', async () => {
  const permata = await core().charge(order(bank('permata')))
  const indomaret = await core().charge(order(store('indomaret')))

  expect(permata).not.toHaveProperty('va_numbers')
  expect(indomaret).not.toHaveProperty('fraud_status')
})

test('a qr_string is a complete EMVCo code for this amount, at an acquirer that does not exist', async () => {
  const { qr_string } = await core().charge(order({ payment_type: 'qris' }))

  const fields = readEmv(String(qr_string)) ?? []

  expect(fields.find(({ tag }) => tag === '54')?.value).toBe('150000')
  expect(fields.find(({ tag }) => tag === '26')?.value).toMatch(/^0017INVALID\.KASIR\.WWW/)
  expect(qr_string).not.toContain('ID.CO.QRIS')
})

test('a second charge for an order that lives is a duplicate', async () => {
  const wish = order(bank('bca'))
  await core().charge(wish)

  expect(await refusal(core().charge(wish))).toEqual({
    httpStatusCode: '406',
    ApiResponse: {
      status_code: '406',
      status_message:
        'The request could not be completed due to a conflict with the current state of the target resource, please try again',
      id: expect.any(String),
    },
  })
})

test('one of many parallel charges wins, and the others are duplicates', async () => {
  const wish = order(bank('bca'))

  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => core().charge(wish)))

  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.httpStatusCode] : []))
  expect(refused).toEqual(Array(5).fill('406'))
})

test('after cancel the order may be charged again', async () => {
  const wish = order(bank('bca'))
  await core().charge(wish)
  await core().transaction.cancel(wish.transaction_details.order_id)

  await expect(core().charge({ ...wish, ...bank('bni') })).resolves.toMatchObject({ status_code: '201' })
})

test.each([
  ['nothing at all', undefined],
  ['the literal null', 'null'],
])('%s is refused with every fault over HTTP 400', async (_what, parameter) => {
  const refused = await refusal(core().charge(parameter as unknown as object))

  expect(refused).toEqual({
    httpStatusCode: 400,
    ApiResponse: {
      status_code: '400',
      status_message: 'One or more parameters in the payload is invalid.',
      validation_messages: [
        'payment_type is required',
        'transaction_details.gross_amount is required',
        'transaction_details.gross_amount is not a number',
        'transaction_details.order_id is required',
      ],
      id: expect.any(String),
    },
  })
})

test.each([
  ['an unknown method', { payment_type: 'barter' }, 'payment_type is invalid'],
  ['a transfer to no bank', { payment_type: 'bank_transfer' }, 'bank_transfer.bank is required'],
  ['a counter of no store', { payment_type: 'cstore' }, 'cstore.store is required'],
  [
    'items that do not add up',
    { ...bank('bca'), item_details: [{ name: 'Kaos', price: 1, quantity: 1 }] },
    'transaction_details.gross_amount is not equal to the sum of item_details',
  ],
  [
    'a QRIS payment above its limit',
    { payment_type: 'qris', transaction_details: { order_id: 'DEAR', gross_amount: 10_000_001 } },
    'transaction_details.gross_amount must be less than or equal to 10000000',
  ],
  [
    'an expiry shorter than a bank can keep',
    { ...bank('bca'), custom_expiry: { expiry_duration: 5, unit: 'second' } },
    'custom_expiry.expiry_duration must be between 20 and 15552000 seconds',
  ],
  [
    'an expiry in words',
    { ...bank('bca'), custom_expiry: { expiry_duration: 'soon', unit: 'minute' } },
    'custom_expiry.expiry_duration is invalid',
  ],
])('%s is refused over HTTP 400', async (_what, wish, message) => {
  expect(await refusal(core().charge(order(wish)))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { status_code: '400', validation_messages: [message] },
  })
})

test.each([
  ['akulaku', { payment_type: 'akulaku' }],
  ['a bank that is not ours', bank('cimb')],
])('%s is not active', async (_what, wish) => {
  expect(await refusal(core().charge(order(wish)))).toMatchObject({
    httpStatusCode: '402',
    ApiResponse: { status_message: 'Payment channel is not activated.' },
  })
})

test('a wrong server key charges nothing', async () => {
  expect(await refusal(core({ serverKey: 'SB-Mid-server-no' }).charge(order(bank('bca'))))).toMatchObject({
    httpStatusCode: 401,
    ApiResponse: { status_code: '401' },
  })
})

test('a charge above 16 kB is refused', async () => {
  expect(await refusal(core().charge(order({ ...bank('bca'), filler: 'x'.repeat(17_000) })))).toMatchObject({
    httpStatusCode: 413,
    ApiResponse: {
      status_message: 'The request cannot be processed due to malformed syntax in the request body',
    },
  })
})

test('a body that is no JSON is 413 over HTTP 200', async () => {
  // The official client cannot send this.
  const response = await fetch(`${gateway.origin}/v2/charge`, {
    method: 'POST',
    body: '{',
    headers: { authorization: `Basic ${btoa(`${gateway.world.merchant.serverKey}:`)}` },
  })

  expect([response.status, (await response.json()).status_code]).toEqual([200, '413'])
})

test('custom expiry and custom fields are stored', async () => {
  const custom = { custom_field1: 'a', custom_field2: 'b', custom_field3: 'c', metadata: { cart: { id: 9 } } }
  const custom_expiry = { order_time: '2036-11-24 18:11:08 +0700', expiry_duration: 2, unit: 'hour' }
  const wish = order({ ...bank('bca'), ...custom, custom_expiry })

  expect(await core().charge(wish)).toMatchObject({ expiry_time: '2036-11-24 20:11:08' })
  expect(await core().transaction.status(wish.transaction_details.order_id)).toMatchObject(custom)
})

test('X-Override-Notification counts for a charge', async () => {
  const hook = `${SHOP}/charge-hook`
  const wish = order(bank('bca'))
  await core({ headers: { 'X-Override-Notification': hook } }).charge(wish)

  const sent = await gateway.world.sql`select body from notifications where url = ${hook}`

  expect(sent.map(({ body }) => JSON.parse(body).order_id)).toEqual([wish.transaction_details.order_id])
})
