import { expect, test } from 'vitest'
import { TEST_PAYOUT_KEYS } from '@/db/test-merchant'
import { openConformance } from '@/server/http/testing/open-conformance'

const gateway = openConformance()

type Request = { method?: string; body?: string; headers?: Record<string, string> }

async function ask(path: string, { method = 'POST', body, headers = {} }: Request = {}) {
  const authorization = `Basic ${btoa(`${keyFor(path)}:`)}`
  const answer = await fetch(`${gateway.origin}${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: method === 'GET' ? undefined : (body ?? '{}'),
  })
  const text = await answer.text()

  return { status: answer.status, requestId: answer.headers.get('x-request-id'), text }
}

/** The key whose role the path asks for. */
function keyFor(path: string) {
  if (!path.startsWith('/iris')) return gateway.world.merchant.serverKey

  return /approve|reject/.test(path) ? TEST_PAYOUT_KEYS.approverKey : TEST_PAYOUT_KEYS.creatorKey
}

const details = { order_id: 'HOSTILE', gross_amount: 150_000 }
const wish = (more: object) => ({ body: JSON.stringify({ transaction_details: details, ...more }) })
const charge = (more: object) => wish({ payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' }, ...more })
const NUL = '\u0000'
const HALF = '\ud800'

test.each([
  [
    'an order',
    '/snap/v1/transactions',
    wish({ transaction_details: { ...details, order_id: `A${NUL}` } }),
    'transaction_details.order_id',
  ],
  ['a buyer', '/snap/v1/transactions', wish({ customer_details: { email: `sari${HALF}` } }), 'customer_details.email'],
  [
    'an item',
    '/v2/charge',
    charge({ item_details: [{ name: `Kaos${NUL}`, price: 1, quantity: 1 }] }),
    'item_details.0.name',
  ],
  ['a field of the shop’s own', '/v2/charge', charge({ custom_field1: 'a\u001bb' }), 'custom_field1'],
  ['what the shop keeps with it', '/v2/charge', charge({ metadata: { deep: { er: NUL } } }), 'metadata.deep.er'],
  ['the name of a field', '/v2/charge', charge({ metadata: { [`a${NUL}`]: 1 } }), 'metadata'],
  ['a reason', '/v2/HOSTILE/refund', { body: JSON.stringify({ reason: NUL }) }, 'reason'],
  ['an address', '/v2/A%00B/status', { method: 'GET' }, 'id'],
  ['a page’s token', '/snap/v1/transactions/A%00B/cancel', {}, 'id'],
  ['a capture', '/v2/capture', { body: JSON.stringify({ transaction_id: NUL, gross_amount: 1 }) }, 'transaction_id'],
  ['a key', '/v2/charge', { ...charge({}), headers: { 'idempotency-key': 'a\u0085b' } }, 'idempotency-key'],
])('text that is no text in %s is refused by the name of its field', async (_what, path, request: Request, field) => {
  const { status, text } = await ask(path, request)

  expect(status).toBe(400)
  const { error_messages, validation_messages } = JSON.parse(text)
  expect(path.startsWith('/snap') ? error_messages : validation_messages).toEqual([
    `${field} contains characters that are not allowed`,
  ])
})

test.each([
  ['/snap/v1/transactions', 'error_messages'],
  ['/v2/charge', 'validation_messages'],
])('a body that is nested too deeply is refused: %s', async (path, messages) => {
  const { status, text } = await ask(path, wish({ metadata: { value: NESTED } }))

  expect(status).toBe(400)
  expect(JSON.parse(text)[messages]).toEqual(['metadata is nested too deeply'])
})

test('so it is in the question of a card form', async () => {
  const query = new URLSearchParams({ client_key: gateway.world.merchant.clientKey, card_number: `4811${NUL}` })

  expect(await ask(`/v2/token?${query}`, { method: 'GET' })).toMatchObject({
    status: 400,
    text: expect.stringContaining('card_number contains characters'),
  })
})

test.each([
  ['expiry', { unit: 'second', duration: 1e12 }, 'expiry.duration must not be longer than 366 days'],
  ['expiry', { unit: 'day', duration: 9e15 }, 'expiry.duration must not be longer than 366 days'],
  ['expiry', { unit: 'minute', duration: 1e300 }, 'expiry.duration is invalid'],
  ['expiry', { unit: 'minute', duration: -5 }, 'expiry.duration is invalid'],
  ['expiry', { unit: 'minute', duration: 0.5 }, 'expiry.duration is invalid'],
  ['expiry', { unit: 'minute', duration: 'NaN' }, 'expiry.duration is invalid'],
  ['expiry', { unit: 'NaN', duration: 1 }, 'expiry.unit is invalid'],
  ['expiry', { unit: '__proto__', duration: 1 }, 'expiry.unit is invalid'],
  ['expiry', { unit: 'constructor', duration: 1 }, 'expiry.unit is invalid'],
  [
    'expiry',
    { start_time: '9999-12-31 23:59:59 +0700', unit: 'day', duration: 9 },
    'expiry.start_time format is invalid',
  ],
  [
    'expiry',
    { start_time: '0000-01-01 00:00:00 +0000', unit: 'day', duration: 9 },
    'expiry.start_time format is invalid',
  ],
  ['page_expiry', { unit: 'day', duration: 1e12 }, 'page_expiry.duration must not be longer than 7 days'],
])('an absurd time to pay in is refused: %s %j', async (field, expiry, sentence) => {
  const { status, text } = await ask('/snap/v1/transactions', wish({ [field]: expiry }))

  expect(status).toBe(400)
  expect(JSON.parse(text).error_messages).toContain(sentence)
})

const HOSTILE = [NUL, HALF, '\u202e', '𝟙', '\uffff', 'a'.repeat(10_000), '../../etc', "'; drop table merchants; --"]
const NUMBERS = [-1, 0.1, 1e15, 9_007_199_254_740_991, 1e300, 2_147_483_648, null, true, [], {}, '1e3', 'Infinity']
const NESTED = JSON.parse(`${'['.repeat(4000)}${']'.repeat(4000)}`)

const bodies = [...HOSTILE, ...NUMBERS, NESTED].flatMap((value) => [
  ...['order_id', 'gross_amount'].map((field) => wish({ transaction_details: { ...details, [field]: value } })),
  wish({ item_details: [{ id: value, name: value, price: value, quantity: value }] }),
  ...['expiry', 'page_expiry', 'custom_expiry'].map((field) =>
    charge({ [field]: { start_time: value, order_time: value, unit: value, duration: value, expiry_duration: value } }),
  ),
  charge({ metadata: { value }, custom_field1: value, callbacks: { finish: value }, enabled_payments: value }),
  charge({ payment_type: value, bank_transfer: value }),
  {
    body: JSON.stringify({
      refund_key: value,
      amount: value,
      reason: value,
      transaction_id: value,
      gross_amount: value,
    }),
  },
  { body: JSON.stringify(value) },
])

test.each(['/snap/v1/transactions', '/v2/charge', '/v2/capture', '/v2/HOSTILE/refund'])(
  'nothing that is sent to %s fails it',
  async (path) => {
    const answers = await Promise.all(bodies.map(async (call) => ({ request: call, ...(await ask(path, call)) })))

    expect(answers.filter(({ status, requestId }) => status >= 500 || !requestId)).toEqual([])
    gateway.takeUndescribed()
  },
)

const ofPayouts = [...HOSTILE, ...NUMBERS, NESTED].flatMap((value) => [
  { payouts: value },
  ...['name', 'account', 'bank', 'email'].map((field) => ({ payouts: [{ [`beneficiary_${field}`]: value }] })),
  { payouts: [{ amount: value, notes: value, bank_account_id: value }] },
  { name: value, account: value, bank: value, alias_name: value, email: value },
  { reference_nos: value, otp: value, reject_reason: value },
  { reference_nos: [value], otp: '335163', reject_reason: 'salah' },
])

const ofSubscriptions = [...HOSTILE, ...NUMBERS, NESTED].flatMap((value) => [
  { name: value, amount: value, currency: 'IDR', payment_type: value, token: value, gopay: { account_id: value } },
  { name: 'a', amount: '1', currency: 'IDR', payment_type: 'credit_card', token: 'a', schedule: value },
  ...['interval', 'interval_unit', 'max_interval', 'start_time'].map((field) => ({
    name: 'a',
    amount: '1',
    currency: 'IDR',
    payment_type: 'credit_card',
    token: 'a',
    metadata: { value },
    schedule: { interval: 1, interval_unit: 'day', [field]: value },
  })),
  { payment_type: 'gopay', gopay_partner: { phone_number: value, country_code: value, redirect_url: value } },
])

test.each([
  ['/iris/api/v1/payouts', ofPayouts],
  ['/iris/api/v1/payouts/approve', ofPayouts],
  ['/iris/api/v1/payouts/reject', ofPayouts],
  ['/iris/api/v1/beneficiaries', ofPayouts],
  ['/v1/subscriptions', ofSubscriptions],
  ['/v2/pay/account', ofSubscriptions],
])('nothing that is sent to %s fails it', async (path, sent: object[]) => {
  const answers = await Promise.all(
    sent.map(async (body) => ({ request: body, ...(await ask(path, { body: JSON.stringify(body) })) })),
  )

  expect(answers.filter(({ status, requestId }) => status >= 500 || !requestId)).toEqual([])
  gateway.takeUndescribed()
})

test('no hostile path makes the gateway fail', async () => {
  const names = [...HOSTILE.filter((text) => text !== HALF).map(encodeURIComponent), '%', '%E0%A4%A', '0000-01-01.csv']
  const verbs = ['status', 'status/b2b', 'cancel', 'expire', 'approve', 'deny', 'refund', 'elsewhere']
  const paths = names.flatMap((name) => [
    ...verbs.flatMap((verb) => [`/v2/${name}/${verb}`, `/snap/v1/transactions/${name}/${verb}`]),
    ...[`/reports/settlement/${name}`, `/v2/qris/${name}/qr-code`, `/v2/point_inquiry/${name}`],
    ...[`/iris/api/v1/payouts/${name}`, `/iris/api/v1/bank_accounts/${name}/balance`, `/v1/bins/${name}`],
    ...[`/iris/api/v1/statements?from_date=${name}`, `/iris/api/v1/account_validation?bank=${name}&account=${name}`],
    ...['', '/enable', '/disable', '/cancel'].map((verb) => `/v1/subscriptions/${name}${verb}`),
    ...['', '/unbind'].map((verb) => `/v2/pay/account/${name}${verb}`),
  ])
  const calls = paths.flatMap((path) => ['GET', 'POST'].map((method) => ({ path, method })))

  const answers = await Promise.all(calls.map(async (one) => ({ ...one, ...(await ask(one.path, one)) })))

  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  gateway.takeUndescribed()
})
