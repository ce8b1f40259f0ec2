import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { transactions } from '@/db/schema'
import { payTransaction } from '../payer/pay-transaction'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { expireDue, expireWhenDue } from './expire-when-due'

const world = await openFileWorld()

const QUARTER = 15 * 60

test('an unpaid QR code expires after a quarter of an hour', async () => {
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

test('before its last moment nothing expires', async () => {
  const { id } = await world.openTransaction({ method: 'other_qris' })

  await expireWhenDue(world.db, { id, now: later(QUARTER - 1) })

  expect(await world.statusOf(id)).toBe('pending')
})

test('every overdue transaction expires, and a failing one delays no other', async () => {
  const now = new Date()
  const expiry = { unit: 'second', duration: 1 }
  const opened = [0, 0, 60].map((seconds) => new Date(now.getTime() + (seconds - 30) * 1000))
  const [stuck, due, waiting] = await Promise.all(opened.map((now) => world.openTransaction({ now, expiry })))
  await world.sql.unsafe(
    `alter table transaction_states add constraint breaks check (transaction_id <> '${stuck?.id}') not valid`,
  )

  await expireDue(world.db)
  await world.sql`alter table transaction_states drop constraint breaks`

  const statuses = await Promise.all([stuck, due, waiting].map((each) => world.statusOf(each?.id ?? '')))
  expect(statuses).toEqual(['pending', 'expire', 'pending'])
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

test('an authorization expires after a week', async () => {
  const { id } = await world.openTransaction({ method: 'credit_card', card: '4811111111111114' })
  await world.db.update(transactions).set({ authorizeOnly: true }).where(eq(transactions.id, id))
  const reserved = await payTransaction(world.db, { id, now: NOW })

  await expireWhenDue(world.db, { id, now: later(7 * 86_400 - 1) })
  const before = await world.statusOf(id)
  await expireWhenDue(world.db, { id, now: later(7 * 86_400) })

  expect([reserved?.status, before]).toEqual(['authorize', 'authorize'])
  expect(await world.statusOf(id)).toBe('expire')
})
