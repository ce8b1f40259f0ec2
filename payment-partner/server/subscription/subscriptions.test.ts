import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { subscriptions, transactions } from '@/db/schema'
import { saveCard } from '../card/save-card'
import { maskCard } from '../card/test-cards'
import { openFileWorld } from '../testing/open-world'
import { chargeSubscription } from './charge-subscription'
import { parseSubscription } from './parse-subscription'
import {
  cancelSubscription,
  createSubscription,
  disableSubscription,
  enableSubscription,
  updateSubscription,
} from './subscriptions'

const world = await openFileWorld()
const { db, merchant } = world
const merchantId = merchant.id

const wib = (text: string) => new Date(`${text}+07:00`)
const START = wib('2026-01-31T07:00:00')

type Schedule = { interval?: number; interval_unit?: 'day' | 'month' }

async function subscribe({ interval = 1, interval_unit = 'month' }: Schedule = {}, card = '4811111111111114') {
  const token = await saveCard(db, { merchantId, maskedCard: maskCard(card), now: START })
  const schedule = { interval, interval_unit }
  const retry_schedule = { interval: 1, interval_unit: 'hour', max_interval: 2 }
  const wish = { name: 'Kopi', amount: '14000', currency: 'IDR', payment_type: 'credit_card', token }
  const request = parseSubscription(JSON.stringify({ ...wish, schedule, retry_schedule }))

  return (await createSubscription(db, { merchantId, request, now: START })).id
}

/** Runs the worker's task as long as it may find something due. */
async function chargeAll(id: string, now: Date) {
  for (let runs = 0; runs < 10; runs += 1) await chargeSubscription(db, { id, now })
}

const chargesAt = async (id: string, now: Date) => {
  const before = new Set((await db.select().from(transactions)).map((transaction) => transaction.id))
  await chargeAll(id, now)

  return (await db.select().from(transactions)).filter((transaction) => !before.has(transaction.id)).length
}

const read = async (id: string) => {
  const [row] = await db.select().from(subscriptions).where(eq(subscriptions.id, id))
  if (!row) throw new Error('The subscription is gone.')

  return row
}

test('a pause of months is not charged: the next date is the first one after it', async () => {
  const id = await subscribe()
  await chargeAll(id, START)
  await disableSubscription(db, { merchantId, id })

  const now = wib('2026-06-10T12:00:00')
  await enableSubscription(db, { merchantId, id, now })

  expect(await chargesAt(id, now)).toBe(0)
  expect(await read(id)).toMatchObject({ currentInterval: 1, nextExecutionAt: wib('2026-06-30T07:00:00') })
  expect(await chargesAt(id, wib('2026-06-30T07:00:01'))).toBe(1)
  expect((await read(id)).nextExecutionAt).toEqual(wib('2026-07-31T07:00:00'))
})

test('dates that passed while no worker ran are charged once', async () => {
  const id = await subscribe({ interval: 2, interval_unit: 'day' })
  await chargeAll(id, START)

  expect(await chargesAt(id, wib('2026-02-09T12:00:00'))).toBe(1)

  expect(await read(id)).toMatchObject({ currentInterval: 2, nextExecutionAt: wib('2026-02-10T07:00:00') })
})

test('a charge that is due and not yet done survives a second enable', async () => {
  const id = await subscribe()

  await enableSubscription(db, { merchantId, id, now: wib('2026-01-31T07:00:05') })

  expect(await chargesAt(id, wib('2026-01-31T07:00:06'))).toBe(1)
})

test('a denied charge goes on with its tries after a pause', async () => {
  const id = await subscribe({}, '4911111111111113')
  await chargeAll(id, START)
  await disableSubscription(db, { merchantId, id })

  await enableSubscription(db, { merchantId, id, now: wib('2026-05-01T00:00:00') })

  expect(await chargesAt(id, wib('2026-05-31T07:00:00'))).toBe(1)
  expect(await read(id)).toMatchObject({ retries: 2, nextExecutionAt: wib('2026-05-31T08:00:00') })
  expect(await chargesAt(id, wib('2026-05-31T08:00:00'))).toBe(1)
  expect(await read(id)).toMatchObject({ retries: 0, nextExecutionAt: wib('2026-06-30T07:00:00') })
})

test('a cancellation ends the subscription, whatever else happens at the moment', async () => {
  const now = wib('2026-01-31T07:00:05')
  const ids = await Promise.all(Array.from({ length: 25 }, () => subscribe()))
  const raced = (id: string) => [
    () => enableSubscription(db, { merchantId, id, now }),
    () => chargeSubscription(db, { id, now }),
    () => cancelSubscription(db, { merchantId, id }),
    () => updateSubscription(db, { merchantId, id, change: { amount: 20_000 } }),
    () => disableSubscription(db, { merchantId, id }),
    () => enableSubscription(db, { merchantId, id, now }),
  ]

  const answers = await Promise.allSettled(ids.flatMap((id) => raced(id).map((act) => act())))

  const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(refusals.filter(({ code }) => code !== 'not_possible')).toEqual([])
  const rows = await db.select().from(subscriptions).where(inArray(subscriptions.id, ids))
  expect(rows.filter(({ status, nextExecutionAt }) => status !== 'inactive' || nextExecutionAt !== null)).toEqual([])
})

test('an ended subscription changes no more', async () => {
  const id = await subscribe()
  await cancelSubscription(db, { merchantId, id })
  const ended = await read(id)

  for (const act of [
    () => enableSubscription(db, { merchantId, id, now: START }),
    () => disableSubscription(db, { merchantId, id }),
    () => updateSubscription(db, { merchantId, id, change: { amount: 20_000 } }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not_possible', status: 412 })
  await cancelSubscription(db, { merchantId, id })

  expect(await read(id)).toEqual(ended)
  expect(await chargesAt(id, wib('2026-12-31T00:00:00'))).toBe(0)
})
