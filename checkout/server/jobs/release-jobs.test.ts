import { sql as text } from 'drizzle-orm'
import { Logger, run } from 'graphile-worker'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openShop } from '../testing/open-world'
import { addJob, FOLLOW_UP } from './add-job'
import { holdPoolLock, releaseJobsOfTheDead } from './release-jobs'

/** Adds a job that this pool locked so many seconds ago. */
async function insertLockedJob(pool: string, seconds: number) {
  const { db, sql } = await openShop()
  await addJob(db, FOLLOW_UP)
  await db.execute(text`
    update graphile_worker._private_jobs set locked_by = ${pool}, locked_at = now() - make_interval(secs => ${seconds})`)
  const isLocked = async () => {
    const [held] = await db.execute(text`select from graphile_worker.jobs where locked_by is not null`)
    return held !== undefined
  }

  return { db, sql, isHeld: isLocked }
}

test('the jobs of a killed worker are released while others work', async () => {
  const { db, sql, isHeld } = await insertLockedJob('killed', 60)
  const releaseLock = await holdPoolLock(sql, 'alive')

  await releaseJobsOfTheDead(db)

  expect(await isHeld()).toBe(false)
  await releaseLock()
})

test('the jobs of a running worker are not released', async () => {
  const { db, sql, isHeld } = await insertLockedJob('alive', 60)
  const releaseLock = await holdPoolLock(sql, 'alive')
  await releaseJobsOfTheDead(db)
  expect(await isHeld()).toBe(true)
  await releaseLock()

  const young = await insertLockedJob('starting', 1)
  await releaseJobsOfTheDead(young.db)
  expect(await young.isHeld()).toBe(true)
})

test.each([
  ['ends well', () => {}],
  ['fails', () => Promise.reject(new Error('no'))],
])('a job that %s as the connections of the queue break is let go', async (_, end) => {
  const { db, sql, isHeld } = await insertLockedJob('another', 0)
  await db.execute(text`update graphile_worker._private_jobs set locked_by = null, locked_at = null`)
  const task = vi.fn(async () => {
    await db.execute(text`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'queue'`)
    await end()
  })
  const { host, port, user, pass, database } = sql.options
  const runner = await run({
    connectionString: `postgres://${user}:${pass}@${host[0]}:${port[0]}/${database}?application_name=queue`,
    taskList: { [FOLLOW_UP.task]: task },
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  })
  onTestFinished(() => runner.stop())

  await vi.waitFor(() => expect(task).toHaveBeenCalled())

  await vi.waitFor(async () => expect(await isHeld()).toBe(false), { timeout: 5000 })
})
