import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { notifications } from '@/db/schema'
import { NOW, openFileWorld } from '../testing/open-world'
import { type Outcome, simulateOutcome } from './simulate-outcome'

const world = await openFileWorld()

async function forceOutcome(outcome: Outcome) {
  const transaction = await world.openTransaction({ method: 'bri_va' })
  await simulateOutcome(world.db, { transaction, outcome, now: NOW })

  return transaction
}

test.each([
  ['pay', 'settlement'],
  ['deny', 'deny'],
  ['expire', 'expire'],
  ['slow', 'pending'],
  ['lose', 'settlement'],
] as const)('%s leaves the payment in %s', async (outcome, status) => {
  const { id } = await forceOutcome(outcome)

  expect(await world.statusOf(id)).toBe(status)
})

test('a slow payment is on its way', async () => {
  const { id } = await forceOutcome('slow')

  const jobs = await world.sql`select key from graphile_worker.jobs where task_identifier = 'pay-transaction'`

  expect(jobs.map(({ key }) => key)).toContain(`pay-transaction/${id}`)
})

test('a lost notification never reaches the merchant', async () => {
  const { id } = await forceOutcome('lose')

  const sent = await world.db.select().from(notifications).where(eq(notifications.transactionId, id))

  expect(sent.map(({ state }) => state)).toEqual(['dropped', 'dropped'])
})
