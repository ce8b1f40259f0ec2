import { beforeEach, expect, test } from 'vitest'
import { openFileWorld } from '../testing/open-world'
import { holdPoolLock, releaseWorkOfTheDead } from './release-work'
import { addJob } from './schedule'

const world = await openFileWorld()

beforeEach(async () => {
  const { id } = await world.openTransaction()
  await world.sql`update notifications set claimed_by = 'pool-a'`
  await addJob(world.db, { task: 'close-card', payload: { id }, at: new Date() })
  await world.sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-a'`
})

const held = async () => {
  const [held] = await world.sql`
    select (select count(*)::int from graphile_worker.jobs where locked_by is not null) as jobs,
      (select count(*)::int from notifications where claimed_by is not null) as notifications`

  return held
}

test('the work of a living pool stays locked', async () => {
  const before = await held()
  const letGo = await holdPoolLock(world.sql, 'pool-a')

  await releaseWorkOfTheDead(world.sql)

  expect(await held()).toEqual(before)
  await letGo()
})

test('the work of a dead pool is released', async () => {
  await releaseWorkOfTheDead(world.sql)

  expect(await held()).toEqual({ jobs: 0, notifications: 0 })
})
