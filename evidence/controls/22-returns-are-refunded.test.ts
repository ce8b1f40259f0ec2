import { expect, test } from 'vitest'
import { findFaults } from './22-returns-are-refunded'
import { addWorkingDays } from './working-days'

const whole = {
  early: 'return_too_early',
  timely: 'taken',
  again: 'return_exists',
  status: 'arrived',
  arrivedAt: '2026-12-23T03:00:00.000Z',
  until: '2026-12-29T03:00:00.000Z',
  holidays: ['2026-12-24', '2026-12-25'],
  paid: 271_000,
  refunded: 271_000,
  atKasir: 271_000,
  states: ['returned confirmed'],
  over: 0,
}

test('a return in the days of the law, whose money is back at Kasir too, has no fault', () => {
  expect(findFaults(whole)).toEqual([])
})

test('holidays and weekends are no working days, and the day is that of WIB', () => {
  expect(addWorkingDays('2026-11-27T18:00:00Z', 2, ['2026-12-01'])).toEqual(new Date('2026-12-01T18:00:00Z'))
})

test.each([
  ['days that end on a holiday', { until: '2026-12-25T03:00:00.000Z' }, 'the time to return ends'],
  ['no day at all', { until: '' }, 'ends at once'],
  ['no holiday', { holidays: [] }, 'knows no holiday'],
  ['a return that is not taken', { timely: 'return_too_late' }, 'in time was answered'],
  ['a return that is taken twice', { again: 'taken' }, 'a second return'],
  ['a refund that nobody confirmed', { states: ['returned sent'] }, 'the refund is returned sent'],
  ['less than was paid', { refunded: 1, atKasir: 1 }, '1 of 271000'],
  ['another sum at Kasir', { atKasir: 0 }, 'Kasir gave back 0'],
  ['more than was paid', { over: 1 }, 'more than was paid'],
])('%s turns it red', (_, changes, fault) => {
  expect(findFaults({ ...whole, ...changes }).join()).toContain(fault)
})
