import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openShop } from '../test-shop'
import { arrivalDates } from './arrival-dates'
import { listCourierOffers } from './list-courier-offers'
import { priceParcel } from './price-parcel'

const now = new Date('2026-11-25T05:00:00Z')

test.each([
  ['the first kilogram', 1, 10_000],
  ['exactly one kilogram', 1_000, 10_000],
  ['a further one begun', 1_001, 14_000],
  ['three', 3_000, 18_000],
])('%s is charged', (_, weightGrams, price) => {
  expect(priceParcel(weightGrams, { lightest: 1_000, first: 10_000, next: 4_000 })).toBe(price)
})

test('a heavier parcel is never cheaper', () => {
  const rate = { lightest: 1_000, first: 9_000, next: 5_000 }

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(10_000), (grams, more) => {
      expect(priceParcel(grams + more, rate)).toBeGreaterThanOrEqual(priceParcel(grams, rate))
    }),
  )
})

test('days are counted from the day in Jakarta, also late in its evening and early in its morning', () => {
  const lateEvening = arrivalDates(new Date('2026-11-25T16:59:00Z'), { soonest: 1, latest: 2 })
  const earlyMorning = arrivalDates(new Date('2026-11-25T17:01:00Z'), { soonest: 1, latest: 2 })

  expect(lateEvening).toEqual({ arrivesFrom: '2026-11-26', arrivesUntil: '2026-11-27' })
  expect(earlyMorning).toEqual({ arrivesFrom: '2026-11-27', arrivesUntil: '2026-11-28' })
})

test('every courier is listed, with its price or with the reason why not', async () => {
  const { db } = await openShop()

  const offers = await listCourierOffers(db, { fromZone: 'jawa', toZone: 'maluku_papua', weightGrams: 31_000, now })

  expect(offers.map(({ code, refusal }) => [code, refusal])).toEqual([
    ['kilat-instan', 'not_on_this_route'],
    ['kilat-hari-ini', 'not_on_this_route'],
    ['elang-ekspres', 'too_heavy'],
    ['merpati-reguler', 'too_heavy'],
    ['gajah-kargo', null],
  ])
})

test('within one city region a parcel can arrive today', async () => {
  const { db } = await openShop()

  const [instant] = await listCourierOffers(db, {
    fromZone: 'jabodetabek',
    toZone: 'jabodetabek',
    weightGrams: 500,
    now,
  })

  expect(instant).toMatchObject({ kind: 'instant', price: 32_000, arrivesUntil: '2026-11-25' })
})
