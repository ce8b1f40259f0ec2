import { expect, test } from 'vitest'
import { lookAt } from '../testing/look-at'
import { burnDown } from './burn-down'

/** A look with this share of the payments imported. */
const paid = (day: number, imported: number) =>
  lookAt({ day, tables: [{ table: 'payments', source: 100, loaded: imported, imported }] })

const onDay = (day: number) => new Date(lookAt({ day }).at)

test('the burn-down draws the remaining rows by days of demo time since the first look', () => {
  const { points, today } = burnDown([paid(0, 0), paid(7, 50)], onDay(9))

  expect(points).toEqual([
    { day: 0, left: 100 },
    { day: 7, left: 70 },
  ])
  expect(today).toBe(9)
})

test('points of the first day are drawn by minute', () => {
  const looks = [paid(0, 0), paid(0.01, 50)]

  expect(burnDown(looks, onDay(0.02)).byMinute).toBe(true)
  expect([burnDown(looks.slice(0, 1), onDay(0)), burnDown(looks, onDay(7))].map(({ byMinute }) => byMinute)).toEqual([
    false,
    false,
  ])
})

test('the forecast continues at the pace so far, and there is none without a pace', () => {
  expect(burnDown([paid(0, 0), paid(7, 50)], onDay(7)).forecast).toBeCloseTo(23.33, 2)
  expect(burnDown([paid(0, 0)], onDay(7)).forecast).toBeNull()
  expect(burnDown([paid(0, 50), paid(7, 50)], onDay(7)).forecast).toBeNull()
  expect(burnDown([], onDay(0))).toMatchObject({ points: [], forecast: null })
})

test('the deadline is the day on which the register closes the flow, and the history is that of 2024', () => {
  const { deadline, history } = burnDown([], onDay(0))

  expect(deadline).toBe(46)
  expect(history.at(-1)).toEqual({ day: 28, left: 0 })
})
