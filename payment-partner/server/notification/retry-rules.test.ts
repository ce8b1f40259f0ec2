import { expect, onTestFinished, test, vi } from 'vitest'
import { GAPS, type Jitter, nextAttempt, noJitter, randomJitter, retriesFor } from './retry-rules'

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

const gap = (number: number, jitter: Jitter = noJitter) =>
  nextAttempt({ number, answer: { failure: 'timeout', hops: 0 }, now: new Date(0), jitter })?.getTime() ?? null

test('the gaps are 2 m, 10 m, 30 m, 1.5 h and 3.5 h, and after the sixth attempt there is none', () => {
  expect(GAPS.map((_, index) => gap(index + 1))).toEqual([120, 600, 1800, 5400, 12_600].map((s) => s * 1000))
  expect(gap(6)).toBeNull()
})

test('jitter shifts a gap by at most a tenth', () => {
  const random = vi.spyOn(Math, 'random')
  onTestFinished(() => random.mockRestore())

  const [shortest, longest] = [0, 1].map((value) => {
    random.mockReturnValue(value)
    return gap(1, randomJitter)
  })

  expect([shortest, longest]).toEqual([108_000, 132_000])
})
