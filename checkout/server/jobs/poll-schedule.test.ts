import { afterEach, expect, test, vi } from 'vitest'
import { nextPollAt } from './poll-schedule'

const NOW = new Date('2026-11-26T03:00:00Z')
const gaps = () => [1, 2, 3, 10].map((round) => (nextPollAt(round, NOW).getTime() - NOW.getTime()) / 1000)

afterEach(() => vi.unstubAllEnvs())

test('the gateway is polled after half a minute, then at twice the interval, and at least every ten minutes', () => {
  expect(gaps()).toEqual([30, 60, 120, 600])
})

test('the first interval is a setting', () => {
  vi.stubEnv('PASAR_FIRST_POLL_SECONDS', '5')

  expect(gaps()).toEqual([5, 10, 20, 600])
})
