import { RateLimiterMemory } from 'rate-limiter-flexible'
import { expect, test } from 'vitest'
import { millisecondsRefused } from './rate-limit'

test('a refusal of the library is recognised, also from another bundle', async () => {
  const limiter = new RateLimiterMemory({ points: 1, duration: 60 })
  await limiter.consume('rani')

  const refused = await limiter.consume('rani').catch((thrown: unknown) => thrown)

  expect(millisecondsRefused(refused)).toBeGreaterThan(59_000)
  expect(millisecondsRefused({ msBeforeNext: 59_001 })).toBe(59_001)
})

test('any other error is rethrown', () => {
  const failure = new Error('the line is cut')

  expect(() => millisecondsRefused(failure)).toThrow(failure)
})
