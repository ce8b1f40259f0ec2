import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, NOW, openWorld, type World } from '../testing/open-world'
import { answerOnce } from './answer-once'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let runs = 0

const ask = (key: string, { now = NOW, status = 200, fails = false } = {}) =>
  answerOnce(world.db, {
    merchantId: world.merchant.id,
    key,
    now,
    isSuccess: (answer) => answer.status === 200,
    run: async () => {
      if (fails) throw new Error('power cut')
      runs += 1
      return { status, body: { run: runs } }
    },
  })

test('a success is repeated as it was', async () => {
  const first = await ask('again')

  expect(await ask('again')).toEqual(first)
})

test('concurrent requests run once; the others get no answer meanwhile', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('crowd')))

  expect(new Set(answers.map((answer) => JSON.stringify(answer ?? 'running'))).size).toBeLessThanOrEqual(2)
  expect(answers.some(Boolean)).toBe(true)
})

test('a refusal leaves the key free', async () => {
  await ask('refused', { status: 400 })

  expect(await ask('refused')).toMatchObject({ status: 200 })
})

test('a failure leaves the key free, and is not hidden', async () => {
  await expect(ask('failed', { fails: true })).rejects.toThrow('power cut')

  expect(await ask('failed')).toMatchObject({ status: 200 })
})

test('an answer is forgotten after five minutes', async () => {
  const first = await ask('old')

  expect(await ask('old', { now: later(299) })).toEqual(first)
  expect(await ask('old', { now: later(300) })).not.toEqual(first)
})

test('storing an answer deletes expired ones', async () => {
  await ask('long ago')

  await ask('today', { now: later(86_400) })

  expect(await world.sql`select 1 from idempotency_keys where key = 'long ago'`).toEqual([])
})
