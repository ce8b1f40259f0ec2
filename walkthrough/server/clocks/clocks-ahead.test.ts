import { expect, test } from 'vitest'
import type { Clock } from './clocks'
import { clocksAhead } from './clocks-ahead'

const clock = (system: Clock['system'], offsetSeconds: number): Clock => ({
  system,
  offsetSeconds,
  state: 'read',
  now: '2026-11-26T03:00:00.000Z',
})

test('each clock that is ahead of the slowest one is named, with the difference', () => {
  const clocks = [clock('ramai', 60), clock('pasar', 60), clock('kasir', 960)]

  expect(clocksAhead(clocks)).toEqual([{ system: 'kasir', seconds: 900 }])
})

test('equal clocks are none ahead, and one that cannot be read is not compared', () => {
  expect(clocksAhead([clock('ramai', 60), { system: 'pasar', state: 'down' }, clock('kasir', 60)])).toEqual([])
  expect(clocksAhead([])).toEqual([])
})
