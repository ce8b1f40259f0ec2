import { expect, test } from 'vitest'
import { inBatches } from './in-batches'

test('a step is repeated until it finds less than it may take', async () => {
  let left = 2500
  const taken: number[] = []

  await inBatches(async (most) => {
    const now = Math.min(most, left)
    left -= now
    taken.push(now)
    return now
  })

  expect(taken).toEqual([1000, 1000, 500])
})
