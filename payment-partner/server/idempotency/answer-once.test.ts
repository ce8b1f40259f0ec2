import { expect, test } from 'vitest'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { answerOnce } from './answer-once'

const world = await openFileWorld()

const ask = (key: string, { now = NOW, fails = false } = {}) =>
  answerOnce(world.db, {
    merchantId: world.merchant.id,
    key,
    now,
    isSuccess: (answer) => answer.status === 200,
    run: async () => {
      if (fails) throw new Error('power cut')
      return { status: 200, body: {} }
    },
  })

test('a failure leaves the key free, and is not hidden', async () => {
  await expect(ask('failed', { fails: true })).rejects.toThrow('power cut')

  expect(await ask('failed')).toMatchObject({ status: 200 })
})

test('storing an answer deletes expired ones', async () => {
  await ask('long ago')

  await ask('today', { now: later(86_400) })

  expect(await world.sql`select 1 from idempotency_keys where key = 'long ago'`).toEqual([])
})
