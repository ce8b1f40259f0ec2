import { expect, test } from 'vitest'
import type { Parcel } from './checkout-data'
import { needsOf } from './needs-of'

type Obstacles = Parcel['obstacles']

const parcel = (id: string, obstacles: Obstacles = []) =>
  ({ shop: { id, name: `Toko ${id}` }, obstacles }) as unknown as Parcel

test('a shop is named where there are several, and the need leads to its part', () => {
  const missing = parcel('b', ['courier_missing'])
  const soldOut = parcel('a', ['out_of_stock'])

  expect(
    needsOf({
      obstacles: ['out_of_stock', 'address_missing', 'courier_missing'],
      parcels: [soldOut, missing],
      editing: true,
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

test('an order above the limit links to the message about it, for any number of shops', () => {
  const needsIn = (parcels: Parcel[]) => needsOf({ obstacles: ['order_above_limit'], parcels, editing: false })
  const need = { obstacle: 'order_above_limit', href: '#limit', shop: null }

  expect([needsIn([parcel('a')]), needsIn([parcel('a'), parcel('b')])]).toEqual([[need], [need]])
})

test('an address that is being changed is saved before anything is ordered to the previous one', () => {
  expect(needsOf({ obstacles: [], parcels: [parcel('a')], editing: true })).toEqual([
    { obstacle: 'address_open', href: '#address', shop: null },
  ])
})
