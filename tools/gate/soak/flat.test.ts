import { expect, test } from 'vitest'
import { slopeOf } from './flat'

const MINUTE = 60_000
const allowance = { part: 0.1, besides: 10 }

/** One value each minute for an hour. */
const anHourOf = (value: (minute: number) => number) =>
  Array.from({ length: 60 }, (_, minute) => ({ at: minute * MINUTE, value: value(minute) }))

test('a value that fills first and then fluctuates is flat', () => {
  const points = anHourOf((minute) => Math.min(200, 100 + minute * 10) + (minute % 7) * 8)

  expect(slopeOf(points, allowance)).toMatchObject({ isFlat: true })
})

test('growth by a megabyte a minute is not flat, even with garbage collections in between', () => {
  const points = anHourOf((minute) => 200 + minute + (minute % 5) * 6)

  const { isFlat, anHour } = slopeOf(points, allowance)

  expect(isFlat).toBe(false)
  expect(anHour).toBeGreaterThan(50)
})

test('a shrinking value counts as flat', () => {
  expect(
    slopeOf(
      anHourOf((minute) => 300 - minute),
      allowance,
    ),
  ).toMatchObject({ isFlat: true })
})
