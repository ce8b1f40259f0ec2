import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../testing/open-world'
import { holdPoolLock, releaseJobsOfTheDead } from './release-jobs'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  await world.openTransaction()
  await world.sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-a'`
})

const locked = async () => (await world.sql`select id from graphile_worker.jobs where locked_by is not null`).length

test('what a living pool works on is left to it', async () => {
  const before = await locked()
  const letGo = await holdPoolLock(world.sql, 'pool-a')

  await releaseJobsOfTheDead(world.sql)

  expect(await locked()).toBe(before)
  await letGo()
})

test('what a dead pool worked on is free again', async () => {
  await releaseJobsOfTheDead(world.sql)

  expect(await locked()).toBe(0)
})
