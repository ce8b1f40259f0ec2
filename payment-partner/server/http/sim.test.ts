import midtrans from 'midtrans-client'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { payoutAccounts } from '@/db/schema'
import { TEST_PAYOUT_KEYS, TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { openReceiver } from '@/server/testing/open-receiver'
import { openWorld, type World } from '@/server/testing/open-world'
import { runWorker } from '@/server/testing/run-worker'
import { serveGateway } from './testing/serve-gateway'

let world: World
let gateway: Awaited<ReturnType<typeof serveGateway>>
let shop: Awaited<ReturnType<typeof openReceiver>>
let worker: Awaited<ReturnType<typeof runWorker>>
let answerOfShop: (body: string) => number | 'never' = () => 200
beforeAll(async () => {
  world = await openWorld()
  shop = await openReceiver(({ body }) => answerOfShop(body))
  gateway = await serveGateway(world.url, ['http://shop.test', shop.origin], { simulation: true })
  worker = await runWorker(world, shop.delivery)
})
afterAll(async () => {
  await worker.stop()
  await gateway.close()
  await shop.close()
  await world.close()
})

const KEYED = { authorization: `Bearer ${TEST_SIMULATION_KEY}` }

async function sim(path: string, body: unknown = {}, headers: Record<string, string> = KEYED) {
  const answer = await fetch(`${gateway.origin}/_sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

  return { status: answer.status, body: await answer.json() }
}

async function look(path: string) {
  const answer = await fetch(`${gateway.origin}/_sim/${path}`, { headers: KEYED })

  return { status: answer.status, body: await answer.json() }
}

function client() {
  const { serverKey, clientKey } = world.merchant
  const snap = new midtrans.Snap({ isProduction: false, serverKey, clientKey })
  snap.apiConfig.getSnapApiBaseUrl = () => `${gateway.origin}/snap/v1`
  snap.apiConfig.getCoreApiBaseUrl = () => gateway.origin

  return snap
}

const wish = (order_id: string) => ({ transaction_details: { order_id, gross_amount: 150_000 } })

async function confirmed(order: string, method = 'bca_va') {
  await client().createTransaction(wish(order))
  await sim(`transactions/${order}/select`, { method })

  return order
}

const rejection = (attempt: Promise<unknown>) =>
  attempt.then(
    () => expect.unreachable('the client resolved'),
    ({ httpStatusCode, ApiResponse }) => ({ httpStatusCode, ApiResponse }),
  )

test('select confirms a method as the payer would, and pay pays', async () => {
  await client().createTransaction(wish('SIM-PAY'))

  const selected = await sim('transactions/SIM-PAY/select', { method: 'other_qris' })
  const paid = await sim('transactions/SIM-PAY/pay')

  expect(selected).toMatchObject({ status: 200, body: { order_id: 'SIM-PAY', transaction_status: 'pending' } })
  expect(paid).toMatchObject({ status: 200, body: { transaction_status: 'settlement', fraud_status: 'accept' } })
  expect(await client().transaction.status('SIM-PAY')).toMatchObject({ transaction_status: 'settlement' })
})

test('a card that pays is captured, settles, and is charged back', async () => {
  const order = await confirmed('SIM-CARD', 'credit_card')

  const ways = []
  for (const outcome of ['pay', 'settle', 'chargeback'])
    ways.push((await sim(`transactions/${order}/${outcome}`)).body.transaction_status)

  expect(ways).toEqual(['capture', 'settlement', 'chargeback'])
})

test('deny denies, and a reversed settlement is denied too', async () => {
  const denied = await confirmed('SIM-DENY')
  const reversed = await confirmed('SIM-REVERSE', 'permata_va')
  await sim(`transactions/${reversed}/pay`)

  expect((await sim(`transactions/${denied}/deny`)).body).toMatchObject({ transaction_status: 'deny' })
  expect((await sim(`transactions/${reversed}/reverse`)).body).toMatchObject({ transaction_status: 'deny' })
})

test('the time of one order runs out, and of no other', async () => {
  const [spared, order] = [await confirmed('SIM-IN-TIME'), await confirmed('SIM-EXPIRE')]

  expect(await sim(`transactions/${order}/expire`)).toMatchObject({ body: { transaction_status: 'expire' } })

  expect(await client().transaction.status(order)).toMatchObject({ status_code: '407' })
  expect(await client().transaction.status(spared)).toMatchObject({ transaction_status: 'pending' })
})

test('the state of an order and of its notifications can be read', async () => {
  const shop = client()
  shop.httpClient.http_client.defaults.headers.common['X-Override-Notification'] = 'http://shop.test/hook'
  await shop.createTransaction(wish('SIM-READ'))
  await sim('webhooks/policy', { order_id: 'SIM-READ', mode: 'hold' })
  const before = await look('transactions/SIM-READ')
  await sim('transactions/SIM-READ/select', { method: 'other_qris' })
  await sim('transactions/SIM-READ/pay')

  const { body } = await look('transactions/SIM-READ')

  expect(before).toMatchObject({ status: 409, body: { error: expect.any(String), code: 'not_possible_now' } })
  expect(body).toMatchObject({ order_id: 'SIM-READ', transaction_status: 'settlement' })
  expect(body.notifications).toEqual(
    ['pending', 'settlement'].map((transaction_status) => ({
      transaction_status,
      cause: 'event',
      state: 'held',
      answers: [],
    })),
  )
})

test.each([
  ['an order that nobody made', 'transactions/NOBODY/pay', {}, 404],
  ['a method for an order that nobody made', 'transactions/NOBODY/select', { method: 'bca_va' }, 404],
  ['an address that does not exist', 'transactions/NOBODY/explode', {}, 404],
  ['a method that does not exist', 'transactions/NOBODY/select', { method: 'cash' }, 400],
  ['a body that is no JSON', 'clock/advance', '{', 400],
  ['a clock that runs back', 'clock/advance', { seconds: -1 }, 400],
  ['an advance that waits for hours', 'clock/advance', { seconds: 1, timeout_seconds: 3600 }, 400],
  ['a policy without an order', 'webhooks/policy', { mode: 'drop' }, 400],
  ['a policy for a name that no order has', 'webhooks/policy', { order_id: 'A'.repeat(51), mode: 'drop' }, 400],
  ['a delay that is longer than anybody waits', 'faults', { match: 'x', mode: 'delay', ms: 25_001 }, 400],
  ['a fault that nobody knows', 'faults', { match: 'x', mode: 'explode' }, 400],
  ['a list', 'faults', [], 400],
  ['an order with a NUL', 'transactions/A%00B/pay', {}, 400],
  ['a fault with a NUL', 'faults', { match: 'A\u0000', mode: 'http' }, 400],
  ['a policy for half a character', 'webhooks/policy', { order_id: '\ud800', mode: 'drop' }, 400],
])('%s is refused in words', async (_what, path, body, status) => {
  const refused = { error: expect.any(String), code: expect.stringMatching(/^[a-z_]+$/), requestId: expect.any(String) }

  expect(await sim(path, body)).toEqual({ status, body: refused })
})

const offset = async () => (await look('clock')).body.offset_seconds
const refusalsRecorded = async () => {
  const rows = await world.sql`select detail from audit_events where kind = 'simulation_refused' order by id`

  return rows.map(({ detail }) => detail.reason)
}

test.each([
  ['no key', {}, 'key_missing'],
  ['another key', { authorization: `Bearer ${'ab'.repeat(32)}` }, 'key_wrong'],
  ['a merchant’s key', { authorization: `Basic ${btoa('SB-Mid-server-test:')}` }, 'key_missing'],
])('%s moves no clock, and the audit log has the reason alone', async (_what, headers, reason) => {
  const before = await offset()

  const refused = await sim('clock/advance', { seconds: 60 }, headers)

  expect(refused).toMatchObject({ status: 401, body: { code: reason } })
  expect(await offset()).toBe(before)
  expect((await refusalsRecorded()).at(-1)).toBe(reason)
})

test('a flood without the key is recorded as a few rows', async () => {
  const before = (await refusalsRecorded()).length

  await Promise.all(Array.from({ length: 100 }, () => sim('reset', {}, {})))

  // Thirty a minute, and the test may cross into a second minute.
  expect((await refusalsRecorded()).length - before).toBeLessThan(70)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])(
  'a body of type %s is refused, even with the key',
  async (type) => {
    const before = await offset()

    const refused = await sim('clock/advance', { seconds: 60 }, { ...KEYED, 'content-type': type })

    expect(refused).toMatchObject({ status: 415, body: { code: 'content_type_unsupported' } })
    expect(await offset()).toBe(before)
  },
)

test('a body may be left out', async () => {
  const answer = await fetch(`${gateway.origin}/_sim/reset`, { method: 'POST', headers: KEYED })

  expect(answer.status).toBe(200)
})

test('the clock runs no further ahead than dates can be written', async () => {
  const year = 366 * 24 * 60 * 60

  for (let years = 0; years < 20; years++) await sim('clock/advance', { seconds: year, timeout_seconds: 0 })
  const refused = await sim('clock/advance', { seconds: year, timeout_seconds: 0 })
  await sim('reset')

  expect(refused).toMatchObject({ status: 409, body: { code: 'not_possible_now' } })
})

test('an outcome outside the state table is refused and changes nothing', async () => {
  const order = await confirmed('SIM-TWICE')
  await sim(`transactions/${order}/pay`)

  expect(await sim(`transactions/${order}/pay`)).toMatchObject({ status: 409, body: { error: expect.any(String) } })
  expect(await client().transaction.status(order)).toMatchObject({ transaction_status: 'settlement' })
})

test('the clock that is advanced is the clock of the gateway', async () => {
  const before = Date.now()

  const { body } = await sim('clock/advance', { seconds: 3600 })
  const order = await confirmed('SIM-LATER')

  const { transaction_time } = await client().transaction.status(order)
  const opened = new Date(`${String(transaction_time).replace(' ', 'T')}+07:00`)
  expect(Date.parse(body.now)).toBeGreaterThanOrEqual(before + 3_600_000)
  expect(opened.getTime()).toBeGreaterThanOrEqual(before + 3_599_000)
})

/** An order whose shop gives this answer, until the test ends. */
async function openNotified(order: string, answer: typeof answerOfShop) {
  answerOfShop = answer
  onTestFinished(() => {
    answerOfShop = () => 200
  })
  const merchant = client()
  merchant.httpClient.http_client.defaults.headers.common['X-Override-Notification'] = `${shop.origin}/hook`
  await merchant.createTransaction(wish(order))
  await sim(`transactions/${order}/select`, { method: 'other_qris' })
}

const deliveriesOf = async (order: string): Promise<[string, ...(string | number)[]][]> =>
  (await look(`transactions/${order}`)).body.notifications.map(
    (sent: { transaction_status: string; answers: (string | number)[] }) => [sent.transaction_status, ...sent.answers],
  )

test('an advance answers when retries, expiry and the notification of it have happened', async () => {
  let calls = 0
  await openNotified('SIM-DUE', () => {
    calls += 1
    return calls === 1 ? 500 : 200
  })
  await vi.waitFor(async () => expect(await deliveriesOf('SIM-DUE')).toEqual([['pending', 500]]))

  const { body } = await sim('clock/advance', { seconds: 16 * 60 })

  expect(await deliveriesOf('SIM-DUE')).toEqual([
    ['pending', 500, 200],
    ['expire', 200],
  ])
  expect(body).toEqual({
    now: expect.any(String),
    changed: { expire: expect.any(Number) },
    delivered: 2,
    failing: [],
    waiting: {},
  })
})

test('an advance names the notifications that a shop still refuses, and when they are tried again', async () => {
  await openNotified('SIM-DOWN', () => 503)
  await vi.waitFor(async () => expect(await deliveriesOf('SIM-DOWN')).toEqual([['pending', 503]]))

  const { body } = await sim('clock/advance', { seconds: 150 })

  expect(body).toMatchObject({ delivered: 0, waiting: {} })
  expect(body.failing).toEqual([
    {
      order_id: 'SIM-DOWN',
      transaction_status: 'pending',
      answer: 503,
      next_attempt_at: expect.stringMatching(/^\d{4}-/),
    },
  ])
})

test('an advance waits for a silent shop no longer than requested', async () => {
  await openNotified('SIM-SILENT', () => 'never')
  await vi.waitFor(() => expect(shop.received.some(({ body }) => body.includes('SIM-SILENT'))).toBe(true))

  const { status, body } = await sim('clock/advance', { seconds: 1, timeout_seconds: 0.2 })
  shop.drop()

  expect({ status, waiting: body.waiting }).toEqual({ status: 200, waiting: { 'deliver-notification': 1 } })
})

const iris = (key: 'creatorKey' | 'approverKey') => {
  const client = new midtrans.Iris({ isProduction: false, serverKey: TEST_PAYOUT_KEYS[key], clientKey: '' })
  client.apiConfig.getIrisApiBaseUrl = () => `${gateway.origin}/iris/api/v1`

  return client
}

async function queuedPayout() {
  const payout = { beneficiary_name: 'Budi', beneficiary_account: '0011223344', beneficiary_bank: 'bca' }
  const wish = { payouts: [{ ...payout, amount: '10000', notes: 'gaji' }] }
  const { payouts } = await iris('creatorKey').createPayouts(wish)
  const [{ reference_no }] = payouts as [{ reference_no: string }]
  const statusOf = async () => (await iris('creatorKey').getPayoutDetails(reference_no)).status
  const messages = () =>
    shop.received.map(({ body }) => JSON.parse(body)).filter((message) => message.reference_no === reference_no)

  return { reference: reference_no, statusOf, statuses: () => messages().map(({ status }) => status) }
}

test('a payout passes the bank when its time comes, and the bank sends it back; its notifications come backwards', async () => {
  await world.db.update(payoutAccounts).set({ notificationUrl: `${shop.origin}/payouts` })
  await sim('top-ups', { amount: 50_000 })
  const { reference, statusOf, statuses } = await queuedPayout()
  await sim('webhooks/policy', { order_id: reference, mode: 'hold' })

  await iris('approverKey').approvePayouts({ reference_nos: [reference], otp: '335163' })
  await vi.waitFor(async () => expect(await statusOf()).toBe('processed'), { timeout: 10_000 })
  await sim('clock/advance', { seconds: 15 })
  expect(await statusOf()).toBe('completed')
  expect(await sim(`payouts/${reference}/return`)).toMatchObject({ status: 200, body: { status: 'failed' } })
  expect(await sim(`payouts/${reference}/complete`)).toMatchObject({ status: 409, body: { code: 'not_possible_now' } })

  expect(statuses()).toEqual([])
  await sim('webhooks/flush', { order_id: reference, reverse: true })
  const backwards = ['failed', 'completed', 'processed', 'approved']
  await vi.waitFor(() => expect(statuses()).toEqual(backwards), { timeout: 10_000 })
  expect(await iris('creatorKey').getBalance()).toEqual({ balance: '50000.00' })
})

test('a payout’s notifications are doubled on demand', async () => {
  const { reference, statuses } = await queuedPayout()
  await sim('webhooks/policy', { order_id: reference, mode: 'duplicate', copies: 2 })

  await iris('approverKey').rejectPayouts({ reference_nos: [reference], reject_reason: 'salah' })

  await vi.waitFor(() => expect(statuses()).toEqual(['rejected', 'rejected']), { timeout: 10_000 })
})

test('the clock can be read', async () => {
  const before = await look('clock')
  await sim('clock/advance', { seconds: 60 })

  const { body } = await look('clock')

  expect(body.offset_seconds).toBe(before.body.offset_seconds + 60)
  expect(Math.abs(Date.parse(body.now) - Date.now() - body.offset_seconds * 1000)).toBeLessThan(5_000)
})

test('a fault of one order affects that order only, the given number of times', async () => {
  await sim('faults', { match: 'SIM-HURT', mode: 'http', status: 503, times: 2 })

  const spared = await client().createTransaction(wish('SIM-SPARED'))
  const hurt = [
    await rejection(client().createTransaction(wish('SIM-HURT'))),
    await rejection(client().transaction.status('SIM-HURT')),
  ]
  const after = await client().createTransaction(wish('SIM-HURT'))

  expect(hurt).toEqual([
    { httpStatusCode: 503, ApiResponse: { id: expect.any(String), error_messages: [expect.any(String)] } },
    { httpStatusCode: 503, ApiResponse: expect.objectContaining({ status_code: '503' }) },
  ])
  expect([spared.token, after.token]).toEqual([expect.any(String), expect.any(String)])
})

test('while a fault is planned for one order, another’s broken name is refused as ever', async () => {
  await sim('faults', { match: 'SIM-PLANNED', mode: 'http', status: 503 })
  const request = { method: 'POST', headers: { authorization: `Basic ${btoa(`${world.merchant.serverKey}:`)}` } }

  const refused = await fetch(`${gateway.origin}/snap/v1/transactions`, {
    ...request,
    body: JSON.stringify(wish('SIM\u0000')),
  })
  const planned = await fetch(`${gateway.origin}/v2/SIM-PLANNED/status`, { headers: request.headers })

  expect(refused.status).toBe(400)
  expect([planned.status, await planned.json()]).toEqual([503, expect.objectContaining({ status_code: '503' })])
  expect(planned.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('each of several parallel requests takes exactly one fault', async () => {
  await sim('faults', { match: 'SIM-HERD', mode: 'http', status: 500, times: 3 })

  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, () => client().createTransaction(wish('SIM-HERD'))),
  )

  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3)
})

test('a fault of a route affects every caller', async () => {
  await sim('faults', { match: 'GET /v2/SIM-ROUTE/status', mode: 'http', status: 500 })

  expect(await rejection(client().transaction.status('SIM-ROUTE'))).toMatchObject({ httpStatusCode: 500 })
  expect(await rejection(client().transaction.status('SIM-ROUTE'))).toMatchObject({ httpStatusCode: '404' })
})

test('a lost response has done its work, and the client knows nothing', async () => {
  await sim('faults', { match: 'SIM-LOST', mode: 'lost_response' })

  const lost = await rejection(client().createTransaction(wish('SIM-LOST')))

  expect(lost).toEqual({ httpStatusCode: null, ApiResponse: null })
  expect((await sim('transactions/SIM-LOST/select', { method: 'bca_va' })).status).toBe(200)
})

test('a delayed request is answered after the delay', async () => {
  await sim('faults', { match: 'SIM-SLOW', mode: 'delay', ms: 300 })
  const started = performance.now()

  await client().createTransaction(wish('SIM-SLOW'))

  expect(performance.now() - started).toBeGreaterThanOrEqual(300)
})

test('after a reset nothing is left but the merchant and the machine’s time', async () => {
  const order = await confirmed('SIM-GONE')
  await sim('clock/advance', { seconds: 3600 })
  await sim('faults', { match: 'SIM-', mode: 'http' })

  const { body } = await sim('reset')

  expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(5000)
  expect(await rejection(client().transaction.status(order))).toMatchObject({ httpStatusCode: '404' })
  expect(await world.sql`select id from graphile_worker.jobs`).toEqual([])
  await expect(client().createTransaction(wish(order))).resolves.toMatchObject({ token: expect.any(String) })
})
