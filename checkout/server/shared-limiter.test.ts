import { millisecondsRefused, RATE_LIMITS } from '@jembatan/platform/rate-limit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createStatementCounter } from '../../tools/dev/postgres/statement-counter'
import { connect } from '../db/connect'
import { rateLimits } from '../db/schema'
import { limiterOn } from './shared-limiter'
import { openShop } from './testing/open-world'

const ADDRESS = '192.0.2.77'

/** Two processes, each with its own pool and counters, on one database. */
async function openProcesses(limit: { most: number; unshared?: number }) {
  const { db, url } = await openShop()
  const counter = createStatementCounter()
  const processes = ['one', 'other'].map(() => connect(url, counter))
  onTestFinished(async () => void (await Promise.all(processes.map(({ close }) => close()))))
  const [one, other] = processes.map((process) =>
    limiterOn(process.db)({ name: 'tries', by: 'limitTries', seconds: 600, ...limit }),
  )
  if (!one || !other) throw new Error('there are two')

  return { db, one, other, counter, processes }
}

const countStatements = (counter: ReturnType<typeof createStatementCounter>) =>
  counter.take().texts.filter((text) => text.includes(RATE_LIMITS)).length

const isAllowed = (attempt: Promise<void>) =>
  attempt.then(
    () => true,
    (thrown: unknown) => millisecondsRefused(thrown) < 0,
  )

test('two processes hear together as many as one', async () => {
  const { one, other } = await openProcesses({ most: 5 })

  const allowed: boolean[] = []
  for (const limiter of [one, other, one, other, one]) allowed.push(await isAllowed(limiter.consume(ADDRESS)))

  expect(allowed).toEqual(Array(5).fill(true))
  expect(await isAllowed(one.consume(ADDRESS))).toBe(false)
  expect(await isAllowed(other.consume(ADDRESS))).toBe(false)
  expect(await isAllowed(other.consume('192.0.2.78'))).toBe(true)
})

test('a limit that one process releases is free in the other', async () => {
  const { one, other } = await openProcesses({ most: 1 })
  await one.consume(ADDRESS)
  await one.giveBack(ADDRESS)

  expect(await isAllowed(other.consume(ADDRESS))).toBe(true)
})

test('a frequent endpoint writes nothing at a person’s pace, nor for its refusals', async () => {
  const { one, other, counter } = await openProcesses({ most: 10, unshared: 4 })
  for (let at = 0; at < 3; at += 1) await Promise.all([one.consume(ADDRESS), other.consume(ADDRESS)])

  expect(countStatements(counter)).toBe(0)

  // The other process counted three locally, which never reached its share of four.
  const more: boolean[] = []
  for (let at = 0; at < 8; at += 1) more.push(await isAllowed(one.consume(ADDRESS)))
  expect(more).toEqual([...Array(7).fill(true), false])
  expect(countStatements(counter)).toBe(7)
  expect(one.msRefused(ADDRESS)).toBeGreaterThan(0)

  expect(await isAllowed(other.consume(ADDRESS))).toBe(false)
  expect(other.msRefused(ADDRESS)).toBeGreaterThan(0)
})

test('counted keys are stored as keyed hashes', async () => {
  const { db, one } = await openProcesses({ most: 5 })
  await one.consume(ADDRESS)

  expect(await db.select().from(rateLimits)).toEqual([
    { key: expect.stringMatching(/^tries:[\w-]{43}$/), points: 1, expire: expect.any(Number) },
  ])
})

test('while the database is away each process counts alone, with the same limit', async () => {
  const { one, processes } = await openProcesses({ most: 3 })
  await Promise.all(processes.map(({ close }) => close()))

  const allowed: boolean[] = []
  for (let tries = 0; tries < 4; tries += 1) allowed.push(await isAllowed(one.consume(ADDRESS)))

  expect(allowed).toEqual([true, true, true, false])
})

test('a counter that expired an hour ago is deleted', async () => {
  const { db } = await openShop()
  const [now, hour] = [Date.now(), 60 * 60_000]
  const row = (key: string, expire: number) => ({ key, points: 1, expire })
  await db
    .insert(rateLimits)
    .values([row('counts', now + hour), row('ended', now - hour / 2), row('old', now - 2 * hour)])
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  limiterOn(db)({ name: 'tries', by: 'limitTries', most: 1, seconds: 1 })

  vi.advanceTimersByTime(5 * 60_000)
  vi.useRealTimers()

  await vi.waitFor(async () => expect(await db.$count(rateLimits)).toBe(2))
})
