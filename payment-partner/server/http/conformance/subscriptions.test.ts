import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { merchants, subscriptionCharges, subscriptions, transactions } from '@/db/schema'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'
import { chargeSubscription } from '@/server/subscription/charge-subscription'

const gateway = openConformance()
const { core } = gateway

const DAY_MS = 24 * 60 * 60 * 1000
const STRANGER = 'SB-Mid-server-other'

beforeAll(async () => {
  const id = 'G000000007'
  await gateway.world.db
    .insert(merchants)
    .values({ id, name: 'Toko', serverKey: STRANGER, clientKey: 'SB-Mid-client-other', finishUrl: 'http://other.test' })
})

async function saveCard(card_number: string) {
  const { saved_token_id } = await core().cardRegister({
    client_key: gateway.world.merchant.clientKey,
    card_number,
    card_exp_month: '12',
    card_exp_year: '2030',
  })

  return String(saved_token_id)
}

const wish = (more: object = {}) => ({
  name: 'BULANAN',
  amount: '14000',
  currency: 'IDR',
  payment_type: 'credit_card',
  token: 'unknown',
  schedule: { interval: 1, interval_unit: 'day', max_interval: 2 },
  metadata: { description: 'Kopi' },
  ...more,
})

/** Runs the worker's task a moment after the charge is due. */
async function chargeDue(id: string) {
  const [row] = await gateway.world.db.select().from(subscriptions).where(eq(subscriptions.id, id))
  await chargeSubscription(gateway.world.db, { id, now: new Date((row?.nextExecutionAt?.getTime() ?? 0) + 1000) })
}

const chargesOf = (id: string) =>
  gateway.world.db
    .select({ orderId: transactions.orderId, status: transactions.status, amount: transactions.grossAmount })
    .from(subscriptionCharges)
    .innerJoin(transactions, eq(transactions.id, subscriptionCharges.transactionId))
    .where(eq(subscriptionCharges.subscriptionId, id))
    .orderBy(transactions.number)

test('a subscription charges its saved card each interval, and ends after the last', async () => {
  const created = await core().createSubscription(wish({ token: await saveCard('4811111111111114') }))
  const id = String(created.id)
  expect(created).toMatchObject({
    status: 'active',
    amount: '14000',
    transaction_ids: [],
    schedule: { current_interval: 0 },
  })

  await chargeDue(id)
  await chargeSubscription(gateway.world.db, { id, now: new Date() })
  expect(await core().getSubscription(id)).toMatchObject({ status: 'active', schedule: { current_interval: 1 } })
  await chargeDue(id)

  const charges = await chargesOf(id)
  expect(charges).toMatchObject([
    { orderId: expect.stringMatching(/^SUBS-[0-9a-f]{32}-1$/), status: 'capture', amount: 14_000 },
    { orderId: expect.stringMatching(/^SUBS-[0-9a-f]{32}-2$/), status: 'capture', amount: 14_000 },
  ])
  expect(await core().getSubscription(id)).toMatchObject({
    status: 'inactive',
    transaction_ids: [expect.any(String), expect.any(String)],
  })
  expect(await refusal(core().enableSubscription(id))).toMatchObject({ httpStatusCode: 412 })
})

test('a denied charge is tried again as the retry schedule says, and then given up', async () => {
  const retry_schedule = { interval: 1, interval_unit: 'hour', max_interval: 2 }
  const { id } = await core().createSubscription(wish({ token: await saveCard('4911111111111113'), retry_schedule }))

  for (let tries = 0; tries < 3; tries += 1) await chargeDue(String(id))

  expect(await chargesOf(String(id))).toMatchObject([{ status: 'deny' }, { status: 'deny' }, { status: 'deny' }])
  expect(await core().getSubscription(String(id))).toMatchObject({
    status: 'active',
    schedule: { current_interval: 1 },
  })
})

test('a disabled subscription charges nothing until it is enabled, and an update changes what it charges', async () => {
  const { id } = await core().createSubscription(wish({ token: await saveCard('4811111111111114') }))
  const updated = { status_message: 'Subscription is updated.' }

  expect(await core().disableSubscription(String(id))).toEqual(updated)
  await chargeDue(String(id))
  expect(await chargesOf(String(id))).toEqual([])
  expect(await core().enableSubscription(String(id))).toEqual(updated)
  expect(await core().updateSubscription(String(id), { amount: '20000', schedule: { interval: 2 } })).toEqual(updated)
  await chargeDue(String(id))

  expect(await chargesOf(String(id))).toMatchObject([{ amount: 20_000 }])
  const [row] = await gateway.world.db
    .select()
    .from(subscriptions)
    .where(eq(subscriptions.id, String(id)))
  expect(row?.nextExecutionAt?.getTime()).toBe((row?.startTime.getTime() ?? 0) + 2 * DAY_MS)
})

test.each([
  [{ amount: 0 }, 'subscription.amount must be between 0.01 - 99999999999.00'],
  [{ amount: '10.5' }, 'subscription.amount must be an integer'],
  [{ amount: '100000000000' }, 'subscription.amount must be between 0.01 - 99999999999.00'],
  [{ name: 'a'.repeat(41) }, 'subscription.name is too long (maximum is 40 characters)'],
  [{ schedule: { interval: 1, interval_unit: 'year' } }, 'subscription.schedule.interval_unit is invalid'],
  [
    { schedule: { interval: 1, interval_unit: 'day', start_time: '2020-01-01 00:00:00 +0700' } },
    'subscription.schedule.start_time must not be in the past',
  ],
])('a subscription with %j is refused: %s', async (part, fault) => {
  expect(await refusal(core().createSubscription(wish(part)))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { status_message: 'Bad request', validation_messages: expect.arrayContaining([fault]) },
  })
})

test('a repeated key creates one subscription', async () => {
  const headers = { 'Idempotency-Key': 'a subscription' }

  const [one, other] = [
    await core({ headers }).createSubscription(wish()),
    await core({ headers }).createSubscription(wish()),
  ]

  expect(other).toEqual(one)
})

test('an unknown subscription, and one of another merchant, is not found', async () => {
  const { id } = await core().createSubscription(wish())
  const stranger = core({ serverKey: STRANGER })
  const calls = [
    core().getSubscription('dummy'),
    stranger.getSubscription(String(id)),
    stranger.disableSubscription(String(id)),
    stranger.enableSubscription(String(id)),
    stranger.updateSubscription(String(id), {}),
  ]

  for (const answer of await Promise.all(calls.map(refusal)))
    expect(answer).toMatchObject({
      httpStatusCode: 404,
      ApiResponse: { status_message: "Subscription doesn't exist." },
    })
})
