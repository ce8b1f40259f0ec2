import { expect, test } from 'vitest'
import { openShop } from '../testing/open-world'
import { readHolidays, workingDaysAfter } from './working-days'

const none = new Set<string>()

test.each([
  ['Monday and Tuesday make two', '2026-11-23T15:00:00+07:00', '2026-11-25T15:00:00+07:00'],
  ['a weekend does not count', '2026-11-27T15:00:00+07:00', '2026-12-01T15:00:00+07:00'],
  ['a Saturday leaves Monday and Tuesday whole', '2026-11-28T09:00:00+07:00', '2026-12-02T00:00:00+07:00'],
  ['so does a late Sunday', '2026-11-29T23:59:00+07:00', '2026-12-02T00:00:00+07:00'],
  ['the day is Jakarta’s', '2026-11-26T18:00:00Z', '2026-11-30T18:00:00Z'],
])('%s', (_, arrived, done) => {
  expect(workingDaysAfter(new Date(arrived), 2, none)).toEqual(new Date(done))
})

test('five days from a weekend on end with the Friday', () => {
  const filed = new Date('2026-11-28T09:00:00+07:00')

  expect(workingDaysAfter(filed, 5, none)).toEqual(new Date('2026-12-05T00:00:00+07:00'))
})

test.each([
  ['Christmas and its leave do not count', '2026-12-23T10:00:00+07:00', '2026-12-29T10:00:00+07:00'],
  ['nor does a new year', '2026-12-31T10:00:00+07:00', '2027-01-05T10:00:00+07:00'],
  ['Christmas itself leaves two days whole', '2026-12-25T10:00:00+07:00', '2026-12-30T00:00:00+07:00'],
  ['a holiday on a Sunday is one day off and not two', '2026-05-29T10:00:00+07:00', '2026-06-03T10:00:00+07:00'],
])('%s', async (_, arrived, done) => {
  const { db } = await openShop()
  const at = new Date(arrived)

  expect(workingDaysAfter(at, 2, await readHolidays(db, at))).toEqual(new Date(done))
})
