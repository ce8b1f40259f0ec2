import { expect, test } from 'vitest'
import { GAPS, nextAttempt, retriesFor } from './retry-rules'

test.each([
  [200, 0],
  [204, 0],
  [500, 1],
  [503, 4],
  [400, 2],
  [404, 2],
  [301, 0],
  [302, 0],
  [303, 0],
  [307, 5],
  [401, 5],
  [502, 5],
])('an answer %i is tried %i more times', (code, retries) => {
  expect(retriesFor({ code, hops: 0 })).toBe(retries)
})

test('silence is tried five more times, an address that is not allowed never', () => {
  expect(retriesFor({ failure: 'timeout', hops: 0 })).toBe(5)
  expect(retriesFor({ failure: 'target_not_allowed', hops: 0 })).toBe(0)
})

test('the gaps are 2 m, 10 m, 30 m, 1.5 h and 3.5 h, shifted by at most a tenth', () => {
  const now = new Date(0)
  const answer = { failure: 'timeout' as const, hops: 0 }
  const gap = (number: number, random: number) =>
    nextAttempt({ number, answer, now, random: () => random })?.getTime() ?? null

  expect(GAPS.map((_, index) => gap(index + 1, 0.5))).toEqual([120, 600, 1800, 5400, 12_600].map((s) => s * 1000))
  expect([gap(1, 0), gap(1, 1)]).toEqual([108_000, 132_000])
  expect(gap(6, 0.5)).toBeNull()
})
