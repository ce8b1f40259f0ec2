import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUp } from '@/server/basket/quote-basket'
import { offersCod } from './offers-cod'
import { summarize, sumUp } from './summarize'

type Parcel = Parameters<typeof summarize>[0]['parcels'][number]

const courier = {
  code: 'merpati',
  name: 'Merpati',
  price: 9_000,
  takesCash: true,
  arrivesFrom: '2026-11-27',
  arrivesUntil: '2026-11-28',
}
const parcel = (id: string, changes: Partial<Parcel> = {}): Parcel => ({
  shop: {
    id,
    name: `Toko ${id}`,
    city: 'Bandung',
    zone: 'jawa',
    taxable: true,
    latitude: -6.9,
    longitude: 107.6,
  },
  lines: [],
  sendable: true,
  weightGrams: 500,
  offers: null,
  distanceKm: null,
  courier,
  subtotal: 50_000,
  shipping: 9_000,
  insurancePrice: 500,
  insurance: 0,
  obstacles: [],
  shopDiscount: 0,
  platformDiscount: 0,
  shippingDiscount: 0,
  ...changes,
})

test('the lines of the summary add up to the total, for any goods and number of shops', () => {
  const amounts = fc.record({
    subtotal: fc.nat(50_000_000),
    shipping: fc.nat(500_000),
    insurance: fc.nat(50_000),
    shopDiscount: fc.nat(20_000),
    platformDiscount: fc.nat(20_000),
    shippingDiscount: fc.nat(20_000),
    chosen: fc.boolean(),
  })

  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 6 }), (bought) => {
      const parcels = bought.map(({ chosen, ...amounts }, index) =>
        parcel(`${index}`, chosen ? amounts : { ...amounts, shipping: 0, insurance: 0, courier: null }),
      )
      const totals = addUp(parcels)

      const lines = summarize({ parcels, totals }).flatMap((part) => part.lines)

      expect(lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(totals.total)
      const whole = sumUp({ parcels, totals })
      expect(whole.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(totals.total)
      expect(lines.filter(({ amount }) => amount === null)).toHaveLength(bought.filter(({ chosen }) => !chosen).length)
    }),
  )
})

test('a shop that cannot deliver has no amount, and the summary counts the lines it leaves out', () => {
  const lines = [0, 3].map((available) => ({ available })) as Parcel['lines']
  const part = parcel('a', { lines })
  const none = parcel('b', { lines: lines.slice(0, 1), sendable: false, courier: null, subtotal: 0, shipping: 0 })

  const summary = summarize({ parcels: [part, none], totals: addUp([part]) })

  expect(summary.map(({ of, lines, leftOut }) => [of, lines.length, leftOut])).toEqual([
    ['a', 2, 1],
    ['b', 0, 1],
    ['order', 1, 0],
  ])
})

test('cash on delivery stays chosen while no courier is, and is not offered otherwise', () => {
  expect(offersCod({ paymentWay: 'cod', notAtTheDoor: ['courier_missing'] })).toBe(true)
  expect(offersCod({ paymentWay: 'gateway', notAtTheDoor: ['courier_missing'] })).toBe(false)
  expect(offersCod({ paymentWay: 'cod', notAtTheDoor: ['area', 'courier_missing'] })).toBe(false)
  expect(offersCod({ paymentWay: 'gateway', notAtTheDoor: [] })).toBe(true)
})
