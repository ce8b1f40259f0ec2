import { sql as text } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openShop } from '../test-shop'
import { addJob, FOLLOW_UP } from './add-job'
import { holdPoolLock, releaseJobsOfTheDead } from './release-jobs'

/** A job that this pool took so many seconds ago. */
async function takenJob(pool: string, seconds: number) {
  const { db, sql } = await openShop()
  await addJob(db, FOLLOW_UP)
  await db.execute(text`
    update graphile_worker._private_jobs set locked_by = ${pool}, locked_at = now() - make_interval(secs => ${seconds})`)
  const isHeld = async () => {
    const [held] = await db.execute(text`select from graphile_worker.jobs where locked_by is not null`)
    return held !== undefined
  }

  return { db, sql, isHeld }
}

test('what a worker that was killed worked on is free again, while others work', async () => {
  const { db, sql, isHeld } = await takenJob('killed', 60)
  const letGo = await holdPoolLock(sql, 'alive')

  await releaseJobsOfTheDead(db)

  expect(await isHeld()).toBe(false)
  await letGo()
})

test('what a worker works on, or has just begun, is left to it', async () => {
  const { db, sql, isHeld } = await takenJob('alive', 60)
  const letGo = await holdPoolLock(sql, 'alive')
  await releaseJobsOfTheDead(db)
  expect(await isHeld()).toBe(true)
  await letGo()

  const young = await takenJob('starting', 1)
  await releaseJobsOfTheDead(young.db)
  expect(await young.isHeld()).toBe(true)
})
