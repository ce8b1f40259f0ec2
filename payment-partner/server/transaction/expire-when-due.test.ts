import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transactions } from '@/db/schema'
import { payTransaction } from '../payer/pay-transaction'
import { later, NOW, openWorld, type World } from '../testing/open-world'
import { expireWhenDue } from './expire-when-due'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const QUARTER = 15 * 60

test('a QR code that nobody paid expires after a quarter of an hour', async () => {
  const { id } = await world.openTransaction({ method: 'other_qris' })

  await expireWhenDue(world.db, { id, now: later(QUARTER) })

  expect(await world.statusOf(id)).toBe('expire')
})

test('paid in the last second stays paid', async () => {
  const { id } = await world.openTransaction({ method: 'other_qris' })
  await payTransaction(world.db, { id, now: later(QUARTER - 1) })

  await expireWhenDue(world.db, { id, now: later(QUARTER) })

  expect(await world.statusOf(id)).toBe('settlement')
})

test('a job that wakes too early waits again', async () => {
  const { id } = await world.openTransaction({ method: 'other_qris' })
  await world.sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`

  await expireWhenDue(world.db, { id, now: later(QUARTER - 1) })

  expect(await world.statusOf(id)).toBe('pending')
  const waiting = await world.sql`select task_identifier as task from graphile_worker.jobs`
  expect(waiting).toMatchObject([{ task: 'expire-transaction' }])
})

test.each([
  ['a span counts from the confirmed method', { expiry: { unit: 'minutes', duration: 60 } }, later(100 + 3600)],
  [
    'a named start counts from itself',
    { expiry: { start_time: '2026-11-24 18:11:08 +0700', unit: 'hours', duration: 2 } },
    later(7200),
  ],
  ['a virtual account has a day', {}, later(100 + 86_400)],
])('%s', async (_rule, wishes, expiresAt) => {
  const transaction = await world.openTransaction({ ...wishes, now: later(100) })

  expect(transaction.expiresAt).toEqual(expiresAt)
  expect(NOW.getTime()).toBeLessThan(expiresAt.getTime())
})

test('what a merchant only reserved is let go after a week', async () => {
  const { id } = await world.openTransaction({ method: 'credit_card', card: '4811111111111114' })
  await world.db.update(transactions).set({ authorizeOnly: true }).where(eq(transactions.id, id))
  const reserved = await payTransaction(world.db, { id, now: NOW })

  await expireWhenDue(world.db, { id, now: later(7 * 86_400 - 1) })
  const before = await world.statusOf(id)
  await expireWhenDue(world.db, { id, now: later(7 * 86_400) })

  expect([reserved?.status, before]).toEqual(['authorize', 'authorize'])
  expect(await world.statusOf(id)).toBe('expire')
})
