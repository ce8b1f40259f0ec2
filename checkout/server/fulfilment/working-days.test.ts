import { expect, test } from 'vitest'
import { workingDaysAfter } from './working-days'

test.each([
  ['Monday and Tuesday make two', '2026-11-23T15:00:00+07:00', '2026-11-25T15:00:00+07:00'],
  ['a weekend does not count', '2026-11-27T15:00:00+07:00', '2026-12-01T15:00:00+07:00'],
  ['what arrives on a Saturday waits from Monday', '2026-11-28T09:00:00+07:00', '2026-12-01T09:00:00+07:00'],
  ['the day is Jakarta’s', '2026-11-26T18:00:00Z', '2026-11-30T18:00:00Z'],
])('%s', (_, arrived, done) => {
  expect(workingDaysAfter(new Date(arrived), 2)).toEqual(new Date(done))
})
