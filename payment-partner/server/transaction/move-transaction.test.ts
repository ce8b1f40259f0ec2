import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notifications, transactionStates, transactionStatus } from '@/db/schema'
import { mayBecome, type Status } from '../payment/state-table'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { moveTransaction } from './move-transaction'

const world = await openFileWorld()

const move = (id: string, to: Status) =>
  world.db.transaction((tx) => moveTransaction(tx, { id, to, cause: 'bank', now: NOW }))

const historyOf = async (transactionId: string) => {
  const rows = await world.db
    .select({ status: transactionStates.status })
    .from(transactionStates)
    .where(eq(transactionStates.transactionId, transactionId))
    .orderBy(asc(transactionStates.id))

  return rows.map(({ status }) => status)
}

test('no sequence of requests takes a transaction outside the table', { timeout: 30_000 }, async () => {
  const wishes = fc.array(fc.constantFrom(...transactionStatus.enumValues), { maxLength: 8 })

  await fc.assert(
    fc.asyncProperty(wishes, async (targets) => {
      const { id } = await world.openTransaction()

      for (const to of targets) await move(id, to)

      const history = await historyOf(id)
      expect(history[0]).toBe('pending')
      for (const [index, to] of history.slice(1).entries())
        expect(mayBecome(history[index] ?? 'pending', to)).toBe(true)
      expect(await world.statusOf(id)).toBe(history.at(-1))
    }),
    { numRuns: 40 },
  )
})

test('one of two concurrent state changes wins, and one notification is written', async () => {
  const { id } = await world.openTransaction()

  const outcomes = await Promise.all([move(id, 'settlement'), move(id, 'cancel'), move(id, 'expire')])

  expect(outcomes.filter(Boolean)).toHaveLength(1)
  expect(await historyOf(id)).toHaveLength(2)
  const sent = await world.db.select().from(notifications).where(eq(notifications.transactionId, id))
  expect(sent).toHaveLength(2)
})

test('a change that fails half way leaves neither a state, nor a notification, nor a job', async () => {
  const { id } = await world.openTransaction()
  const jobs = () => world.sql`select id from graphile_worker.jobs`
  const before = (await jobs()).length

  const half = world.db.transaction(async (tx) => {
    await moveTransaction(tx, { id, to: 'settlement', cause: 'payer', now: NOW })
    throw new Error('power cut')
  })

  await expect(half).rejects.toThrow('power cut')
  expect(await world.statusOf(id)).toBe('pending')
  expect(await historyOf(id)).toEqual(['pending'])
  expect((await jobs()).length).toBe(before)
})

test('a late payer changes nothing', async () => {
  const { id, expiresAt } = await world.openTransaction()

  const moved = await world.db.transaction((tx) =>
    moveTransaction(tx, { id, to: 'settlement', cause: 'payer', now: expiresAt, beforeExpiry: true }),
  )

  expect(moved).toBeUndefined()
  expect(later(24 * 60 * 60)).toEqual(expiresAt)
})
