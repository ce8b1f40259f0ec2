import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUp } from '@/server/basket/quote-basket'
import { needsOf } from './needs-of'
import { offersCod } from './offers-cod'
import { summarize } from './summarize'

type Parcel = Parameters<typeof summarize>[0]['parcels'][number]

const courier = {
  ...{ code: 'merpati', name: 'Merpati', price: 9_000, takesCash: true },
  ...{ arrivesFrom: '2026-11-27', arrivesUntil: '2026-11-28' },
}
const parcel = (id: string, changes: Partial<Parcel> = {}): Parcel => ({
  shop: {
    ...{ id, name: `Toko ${id}`, city: 'Bandung', zone: 'jawa', taxable: true },
    ...{ latitude: -6.9, longitude: 107.6 },
  },
  ...{ lines: [], weightGrams: 500, courier, subtotal: 50_000, shipping: 9_000 },
  ...{ insurancePrice: 500, insurance: 0, obstacles: [] },
  ...{ shopDiscount: 0, platformDiscount: 0, shippingDiscount: 0 },
  ...changes,
})

test('the lines of the summary add up to the total, whatever is bought from however many shops', () => {
  const amounts = fc.record({
    subtotal: fc.nat(50_000_000),
    shipping: fc.nat(500_000),
    insurance: fc.nat(50_000),
    ...{ shopDiscount: fc.nat(20_000), platformDiscount: fc.nat(20_000), shippingDiscount: fc.nat(20_000) },
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
      expect(lines.filter(({ amount }) => amount === null)).toHaveLength(bought.filter(({ chosen }) => !chosen).length)
    }),
  )
})

test('a shop is named where there are several, and the need leads to its part', () => {
  const missing = parcel('b', { courier: null, obstacles: ['courier_missing'] })
  const soldOut = parcel('a', { obstacles: ['out_of_stock'] })

  expect(
    needsOf({
      obstacles: ['out_of_stock', 'address_missing', 'courier_missing'],
      ...{ parcels: [soldOut, missing], editing: true },
    }),
  ).toEqual([
    { obstacle: 'out_of_stock', href: '#item-a', shop: 'Toko a' },
    { obstacle: 'address_missing', href: '#address', shop: null },
    { obstacle: 'courier_missing', href: '#courier-b', shop: 'Toko b' },
  ])
  expect(needsOf({ obstacles: ['courier_missing'], parcels: [missing], editing: false })).toEqual([
    { obstacle: 'courier_missing', href: '#courier', shop: null },
  ])
})

test('what is above the limit of an order leads to where that is said, of however many shops it is', () => {
  const needsIn = (parcels: Parcel[]) => needsOf({ obstacles: ['order_above_limit'], parcels, editing: false })
  const need = { obstacle: 'order_above_limit', href: '#limit', shop: null }

  expect([needsIn([parcel('a')]), needsIn([parcel('a'), parcel('b')])]).toEqual([[need], [need]])
})

test('an address that is being changed is saved before anything is ordered to the former one', () => {
  expect(needsOf({ obstacles: [], parcels: [parcel('a')], editing: true })).toEqual([
    { obstacle: 'address_open', href: '#address', shop: null },
  ])
})

test('paying at the door stays chosen while a courier is missing, and is offered to nobody else before one is chosen', () => {
  expect(offersCod({ paymentWay: 'cod', notAtTheDoor: ['courier_missing'] })).toBe(true)
  expect(offersCod({ paymentWay: 'gateway', notAtTheDoor: ['courier_missing'] })).toBe(false)
  expect(offersCod({ paymentWay: 'cod', notAtTheDoor: ['area', 'courier_missing'] })).toBe(false)
  expect(offersCod({ paymentWay: 'gateway', notAtTheDoor: [] })).toBe(true)
})
