import { expect, test } from 'vitest'
import { inBatches } from './in-batches'

test('a step is repeated until it finds less than it may take', async () => {
  let remaining = 2500
  const batches: number[] = []

  await inBatches(async (most) => {
    const now = Math.min(most, remaining)
    remaining -= now
    batches.push(now)
    return now
  })

  expect(batches).toEqual([1000, 1000, 500])
})
