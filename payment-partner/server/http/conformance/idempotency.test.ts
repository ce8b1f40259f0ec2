import { expect, test } from 'vitest'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'

const gateway = openConformance()
const { core, order, paid } = gateway

const bank = (name: string) => ({ payment_type: 'bank_transfer', bank_transfer: { bank: name } })
const keyed = (key: string) => core({ headers: { 'Idempotency-Key': key } })

let keys = 0
const freshKey = () => {
  keys += 1
  return `key-${keys}`
}

/** Five minutes of Kasir's time. */
const advance = (seconds: number) => gateway.world.sql`update clock set offset_seconds = offset_seconds + ${seconds}`

test('the same key gets the same answer, even with another body', async () => {
  const key = freshKey()

  const first = await keyed(key).charge(order(bank('bca')))
  const second = await keyed(key).charge(order(bank('bni')))

  expect(second).toEqual(first)
})

test('a key is one over every address', async () => {
  const key = freshKey()
  const { orderId } = await paid('gopay')

  const charged = await keyed(key).charge(order(bank('bca')))

  expect(await keyed(key).transaction.refund(orderId, { refund_key: 'r' })).toEqual(charged)
  expect(await core().transaction.status(orderId)).toMatchObject({ transaction_status: 'settlement' })
  // The description does not cover an answer that a key repeats at another path.
  expect(gateway.takeUndescribed()).toEqual([expect.stringMatching(/^POST \/v2\/\[id\]\/refund → 200 is none/)])
})

test('without a key every call is its own', async () => {
  const one = await core().charge(order(bank('bca')))
  const other = await core().charge(order(bank('bca')))

  expect(other.transaction_id).not.toBe(one.transaction_id)
})

test('a refusal is not stored: the same key may try again', async () => {
  const key = freshKey()
  const refused = await refusal(keyed(key).charge(order({ payment_type: 'barter' })))

  const charged = await keyed(key).charge(order(bank('bca')))

  expect(refused).toMatchObject({ httpStatusCode: 400 })
  expect(charged).toMatchObject({ status_code: '201' })
})

test('after five minutes a key is forgotten', async () => {
  const key = freshKey()
  const first = await keyed(key).charge(order(bank('bca')))
  await advance(299)
  const original = await keyed(key).charge(order(bank('bca')))
  await advance(2)

  const forgotten = await keyed(key).charge(order(bank('bca')))

  expect(original.transaction_id).toBe(first.transaction_id)
  expect(forgotten.transaction_id).not.toBe(first.transaction_id)
})

const startedBefore = (key: string, seconds: number) => gateway.world.sql`
  insert into idempotency_keys (merchant_id, key, started_at, forget_at)
  select ${gateway.world.merchant.id}, ${key}, moment, moment + interval '30 seconds'
  from (select now() + make_interval(secs => offset_seconds - ${seconds}) as moment from clock) as virtual`

test('while the first request runs, the second gets HTTP 202', async () => {
  const key = freshKey()
  await startedBefore(key, 1)

  const response = await fetch(`${gateway.origin}/v2/charge`, {
    method: 'POST',
    body: JSON.stringify(order(bank('bca'))),
    headers: {
      authorization: `Basic ${btoa(`${gateway.world.merchant.serverKey}:`)}`,
      'idempotency-key': key,
    },
  })

  expect([response.status, (await response.json()).status_code]).toEqual([202, '202'])
})

test('a process that died during a request blocks its key only briefly', async () => {
  const key = freshKey()
  await startedBefore(key, 31)

  await expect(keyed(key).charge(order(bank('bca')))).resolves.toMatchObject({ status_code: '201' })
})

test('two parallel requests with one key make one charge', async () => {
  const key = freshKey()
  const wish = order(bank('bca'))

  const outcomes = await Promise.all([keyed(key).charge(wish), keyed(key).charge(wish)])

  const made = await gateway.world.sql`
    select id from transactions where order_id = ${wish.transaction_details.order_id}`
  expect(made).toHaveLength(1)
  expect(outcomes.map(({ status_code }) => status_code)).toContain('201')
})

test.each([
  ['Permata', bank('permata')],
  ['Indomaret', { payment_type: 'cstore', cstore: { store: 'indomaret' } }],
])('%s knows no keys', async (_partner, wish) => {
  const key = freshKey()

  const one = await keyed(key).charge(order(wish))
  const other = await keyed(key).charge(order(wish))

  expect(other.transaction_id).not.toBe(one.transaction_id)
})

test('a key that is too long is refused', async () => {
  const refused = await refusal(keyed('k'.repeat(47)).charge(order(bank('bca'))))

  expect(refused).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { validation_messages: ['Idempotency-Key is too long (maximum is 46 characters)'] },
  })
  await expect(keyed('k'.repeat(46)).charge(order(bank('bca')))).resolves.toMatchObject({ status_code: '201' })
})
