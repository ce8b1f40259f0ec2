import { expect, test } from 'vitest'
import { after, firstDateAfter } from './schedule'

const wib = (text: string) => new Date(`${text}+07:00`)

test.each([
  ['2026-01-31T07:00:00', 1, 'month', '2026-02-28T07:00:00'],
  ['2026-01-31T07:00:00', 2, 'month', '2026-03-31T07:00:00'],
  ['2026-12-15T01:00:00', 1, 'month', '2027-01-15T01:00:00'],
  ['2028-01-30T00:30:00', 1, 'month', '2028-02-29T00:30:00'],
  ['2026-11-24T18:00:00', 2, 'week', '2026-12-08T18:00:00'],
  ['2026-12-31T18:00:00', 1, 'day', '2027-01-01T18:00:00'],
] as const)('%s and %i %s later is %s', (start, count, unit, expected) => {
  expect(after(wib(start), count, unit)).toEqual(wib(expected))
})

test.each([
  ['2026-01-31T07:00:00', 1, 'month', '2026-01-31T06:59:59', '2026-01-31T07:00:00'],
  ['2026-01-31T07:00:00', 1, 'month', '2026-01-31T07:00:00', '2026-02-28T07:00:00'],
  ['2026-01-31T07:00:00', 1, 'month', '2026-05-15T00:00:00', '2026-05-31T07:00:00'],
  ['2026-01-31T07:00:00', 3, 'month', '2026-05-15T00:00:00', '2026-07-31T07:00:00'],
  ['2000-01-31T07:00:00', 1, 'month', '2026-02-28T07:00:00', '2026-03-31T07:00:00'],
  ['2026-11-24T18:00:00', 2, 'week', '2026-12-08T18:00:00', '2026-12-22T18:00:00'],
  ['2026-11-24T18:00:00', 1, 'day', '2026-11-29T17:59:59', '2026-11-29T18:00:00'],
] as const)(
  'of a schedule from %s, each %i %s, the first date after %s is %s',
  (start, interval, unit, now, expected) => {
    const grid = { startTime: wib(start), interval, intervalUnit: unit }

    expect(firstDateAfter(wib(now), grid)).toEqual(wib(expected))
  },
)
