import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areas, shops } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { arrivalDates } from './arrival-dates'
import { kilometresBetween } from './distance'
import { type CourierOffer, listCourierOffers, rankOffers, toOffer, usualOffer } from './list-courier-offers'
import { priceParcel, type Rate } from './price-parcel'

const now = new Date('2026-11-25T05:00:00Z')

const near = { lightest: 1_000, first: 10_000, next: 4_000, nearKm: 150, bandKm: 300, perBand: 1_500 }

test.each([
  ['the first kilogram', 1, 1, 10_000],
  ['exactly one kilogram', 1_000, 150, 10_000],
  ['a further one begun', 1_001, 1, 14_000],
  ['three', 3_000, 1, 18_000],
  ['a band of distance begun', 1_000, 151, 11_500],
  ['exactly one band', 1_000, 450, 11_500],
  ['two bands and two kilograms', 2_000, 451, 17_000],
])('%s is charged', (_, weightGrams, distanceKm, price) => {
  expect(priceParcel({ weightGrams, distanceKm }, near)).toBe(price)
})

const rupiah = fc.nat(100_000)
const rate: fc.Arbitrary<Rate> = fc.record({
  lightest: fc.integer({ min: 1, max: 10_000 }),
  first: rupiah,
  next: rupiah,
  perBand: rupiah,
  nearKm: fc.integer({ min: 1, max: 500 }),
  bandKm: fc.integer({ min: 1, max: 500 }),
})

test('a parcel that is heavier or goes further is never cheaper', () => {
  const grams = fc.integer({ min: 1, max: 200_000 })
  const kilometres = fc.integer({ min: 1, max: 6_000 })

  fc.assert(
    fc.property(
      rate,
      grams,
      fc.nat(50_000),
      kilometres,
      fc.nat(3_000),
      (rate, weightGrams, more, distanceKm, further) => {
        const price = priceParcel({ weightGrams, distanceKm }, rate)

        expect(priceParcel({ weightGrams: weightGrams + more, distanceKm }, rate)).toBeGreaterThanOrEqual(price)
        expect(priceParcel({ weightGrams, distanceKm: distanceKm + further }, rate)).toBeGreaterThanOrEqual(price)
      },
    ),
  )
})

const offer = fc.record({
  kind: fc.constantFrom('instant' as const, 'cargo' as const, 'regular' as const),
  price: fc.integer({ min: 1, max: 5 }),
  from: fc.nat(2),
  days: fc.nat(2),
  refused: fc.boolean(),
})

test('offers come by price, the marks are on the cheapest and the fastest, and what takes no parcel comes last', () => {
  const day = (days: number) => arrivalDates(now, { soonest: days, latest: days }).arrivesFrom

  fc.assert(
    fc.property(fc.array(offer, { maxLength: 6 }), (drawn) => {
      const offers = drawn.map(({ kind, price, from, days: longer, refused }, index): CourierOffer => {
        const courier = { code: String(index), name: '', kind, takesCash: false }
        if (refused) return { ...courier, refusal: 'not_on_this_route' }
        const days = { arrivesFrom: day(from), arrivesUntil: day(from + longer), today: from + longer === 0 }
        return { ...courier, refusal: null, price, ...days }
      })
      const ranked = rankOffers(offers)
      const takes = ranked.flatMap((one) => (one.refusal === null ? [one] : []))

      expect(ranked.map(({ code }) => code).toSorted()).toEqual(offers.map(({ code }) => code).toSorted())
      expect(ranked.slice(0, takes.length)).toEqual(takes)
      expect(takes.map(({ price }) => price)).toEqual(takes.map(({ price }) => price).toSorted((a, b) => a - b))
      const marks = takes.length > 1 ? 1 : 0
      expect(ranked.filter(({ cheapest }) => cheapest)).toHaveLength(marks)
      expect(ranked.filter(({ fastest }) => fastest)).toHaveLength(marks)
      const regular = takes.filter(({ kind }) => kind === 'regular')
      const inTime = takes.filter(
        ({ arrivesUntil }) => regular.length === 0 || regular.some((one) => arrivesUntil <= one.arrivesUntil),
      )
      expect(usualOffer(ranked)?.price).toBe(inTime[0]?.price)
      expect(usualOffer(ranked) === null).toBe(takes.length === 0)
      for (const one of takes) {
        if (one.cheapest) expect(one.price).toBe(Math.min(...takes.map(({ price }) => price)))
        if (one.fastest) expect(takes.every((other) => one.arrivesUntil <= other.arrivesUntil)).toBe(true)
      }
    }),
  )
})

test('days are counted from the day in Jakarta, also late in its evening and early in its morning', () => {
  const lateEvening = arrivalDates(new Date('2026-11-25T16:59:00Z'), { soonest: 1, latest: 2 })
  const earlyMorning = arrivalDates(new Date('2026-11-25T17:01:00Z'), { soonest: 1, latest: 2 })

  expect(lateEvening).toEqual({ arrivesFrom: '2026-11-26', arrivesUntil: '2026-11-27' })
  expect(earlyMorning).toEqual({ arrivesFrom: '2026-11-27', arrivesUntil: '2026-11-28' })
})

async function route(shopId: string, village: string) {
  const { db } = await openShop()
  const [from] = await db.select().from(shops).where(eq(shops.id, shopId))
  const [to] = await db.select().from(areas).where(eq(areas.village, village))
  if (!from || !to) throw new Error('no such shop or area in the seed')

  return { db, from, to }
}

test.each([
  ['rumah-ayu', 'Menteng', 118],
  ['gema-digital', 'Babakan', 37],
  ['dapur-celebes', 'Gurabesi', 2_377],
])('from %s to %s is %d km', async (shopId, village, kilometres) => {
  const { from, to } = await route(shopId, village)

  expect(kilometresBetween(from, to)).toBe(kilometres)
  expect(kilometresBetween(to, from)).toBe(kilometres)
  expect(kilometresBetween(to, to)).toBe(1)
})

test('every courier is listed, cheapest first, and last with the reason why not', async () => {
  const { db, from, to } = await route('rumah-ayu', 'Menteng')

  const offers = await listCourierOffers(db, { from, to, weightGrams: 21_000, now })

  expect(offers.map(({ code, refusal, cheapest, fastest }) => [code, refusal, cheapest, fastest])).toEqual([
    ['gajah-kargo', null, true, false],
    ['merpati-reguler', null, false, true],
    ['kilat-instan', 'too_far', false, false],
    ['kilat-hari-ini', 'too_far', false, false],
    ['elang-ekspres', 'too_heavy', false, false],
  ])
  expect(offers).toContainEqual(expect.objectContaining({ refusal: 'too_far', farthestKm: 40 }))
  expect(offers).toContainEqual(expect.objectContaining({ refusal: 'too_heavy', heaviest: 20_000 }))
})

test('no same-day courier crosses the sea, at any distance', async () => {
  const { db, from, to } = await route('dapur-celebes', 'Gurabesi')

  const offers = await listCourierOffers(db, { from, to, weightGrams: 500, now })

  expect(offers.filter(({ refusal }) => refusal === 'not_on_this_route').map(({ code }) => code)).toEqual([
    'kilat-instan',
    'kilat-hari-ini',
  ])
})

test('within reach a parcel can arrive today, and one that goes further costs more', async () => {
  const { db, from, to } = await route('gema-digital', 'Senayan')
  const [bogor] = await db.select().from(areas).where(eq(areas.village, 'Babakan'))
  const instant = async (area: typeof to) =>
    (await listCourierOffers(db, { from, to: area, weightGrams: 500, now })).find(({ kind }) => kind === 'instant')

  expect(await instant(to)).toMatchObject({ price: 32_000, arrivesUntil: '2026-11-25', fastest: true })
  expect(await instant(bogor ?? to)).toMatchObject({ price: 47_000, arrivesUntil: '2026-11-25' })
})

test.each([
  { time: '17:59', day: '2026-11-25', today: true },
  { time: '18:01', day: '2026-11-26', today: false },
  { time: '23:59', day: '2026-11-26', today: false },
])('an order at $time in Jakarta has the delivery day $day', async ({ time, day, today }) => {
  const { db, from, to } = await route('gema-digital', 'Senayan')

  const offers = await listCourierOffers(db, { from, to, weightGrams: 500, now: new Date(`2026-11-25T${time}+07:00`) })

  const swift = offers.filter(({ kind }) => kind === 'instant' || kind === 'same_day')
  const promise = { arrivesFrom: day, arrivesUntil: day, today }
  expect(swift).toMatchObject([promise, promise])
})

test('so many bands of distance cost one more day at the latest', () => {
  const courier = {
    code: 'x',
    name: 'X',
    kind: 'regular' as const,
    heaviest: 30_000,
    position: 1,
    takesCash: true,
    lightest: 1_000,
    farthestKm: null,
    nearKm: 150,
    bandKm: 300,
    bandsPerDay: 3,
  }
  const tariff = { first: 10_000, next: 1_000, perBand: 500, soonest: 2, latest: 3 }
  const until = (distanceKm: number) => toOffer({ courier, tariff }, { weightGrams: 1, distanceKm, now })

  expect(until(750)).toMatchObject({ arrivesFrom: '2026-11-27', arrivesUntil: '2026-11-28' })
  expect(until(751)).toMatchObject({ arrivesFrom: '2026-11-27', arrivesUntil: '2026-11-29' })
})
