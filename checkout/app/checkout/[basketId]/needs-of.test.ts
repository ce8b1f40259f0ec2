import { expect, test } from 'vitest'
import type { Parcel } from './checkout-data'
import { needsOf } from './needs-of'

type Obstacles = Parcel['obstacles']

const parcel = (id: string, available: number[], obstacles: Obstacles) =>
  ({
    ...{ shop: { id, name: id }, obstacles },
    lines: available.map((pieces) => ({ available: pieces })),
  }) as unknown as Parcel

const needs = (parcels: Parcel[]) => {
  const all = [...new Set(parcels.flatMap(({ obstacles }) => obstacles))]

  return needsOf({ obstacles: all, parcels, editing: false }).map(({ obstacle, shop }) => `${obstacle} ${shop}`)
}

test('no courier is asked for where nothing can be sent', () => {
  const gone: Obstacles = ['out_of_stock', 'courier_missing']

  expect(needs([parcel('ayu', [0], gone), parcel('kala', [2], ['courier_missing'])])).toEqual([
    'out_of_stock ayu',
    'courier_missing kala',
  ])
  expect(needs([parcel('ayu', [0, 1], gone), parcel('kala', [2], [])])).toEqual([
    'out_of_stock ayu',
    'courier_missing ayu',
  ])
})
