import { beforeEach, expect, test, vi } from 'vitest'
import { readOffset } from '../clock'
import { addJob } from '../jobs/schedule'
import { openFileWorld } from '../testing/open-world'
import { advanceClock } from './advance-clock'

const world = await openFileWorld()
beforeEach(async () => {
  await world.sql`update clock set offset_seconds = 0`
  await world.sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`
})

const HOUR = 3600
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR * 1000)
const job = (at: Date) => ({ task: 'close-card' as const, payload: { id: crypto.randomUUID() }, at })

async function minutesToGo() {
  const rows =
    await world.sql`select extract(epoch from run_at - clock_timestamp()) as seconds from graphile_worker.jobs`

  return rows.map(({ seconds }) => Math.round(Number(seconds) / 60))
}

/**
 * Sessions that wait for a lock in the current database. Other databases of the cluster belong to
 * other tests.
 */
const waiting = () =>
  world.sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

test('a job planned after an advance waits by the advanced clock', async () => {
  await advanceClock(world.db, { seconds: HOUR })

  await world.db.transaction((tx) => addJob(tx, job(inHours(3))))

  expect(await minutesToGo()).toEqual([120])
})

test('a job that is being planned while the clock is advanced is not left behind', async () => {
  let advancing: Promise<unknown> | undefined

  await world.db.transaction(async (tx) => {
    await addJob(tx, job(inHours(3)))
    advancing = advanceClock(world.db, { seconds: HOUR })
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1))
  })
  await advancing

  expect(await minutesToGo()).toEqual([120])
})

test('nor is one that is scheduled outside a transaction', async () => {
  let planning: Promise<unknown> | undefined
  let advancing: Promise<unknown> | undefined

  await world.db.transaction(async (tx) => {
    await tx.execute(`lock table graphile_worker._private_jobs in exclusive mode`)
    planning = addJob(world.db, job(inHours(3)))
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1))
    advancing = advanceClock(world.db, { seconds: HOUR })
    const waitsToo = vi.waitFor(async () => expect(await waiting()).toHaveLength(2))
    await Promise.race([advancing, waitsToo])
  })
  await Promise.all([planning, advancing])

  expect(await minutesToGo()).toEqual([120])
})

test('two presses on one page advance the clock once', async () => {
  const press = () => advanceClock(world.db, { seconds: HOUR, seen: 0 })

  await Promise.all([press(), press()])

  expect(await readOffset(world.db)).toBe(HOUR)
})
