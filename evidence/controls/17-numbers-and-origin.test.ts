import { expect, test } from 'vitest'
import { findFaults } from './17-numbers-and-origin'

const refused = {
  what: 'a toy without SNI',
  missing: 'SNI',
  withNumbers: 'put on sale',
  atPasar: 'products_on_sale_carry_their_standards',
  atRamai: 'product kala-mug has no SNI number',
}
const pages = ['Pasar /products/ayu-serum', 'Ramai, sheet of rani-ayu-serum'].map((where) => ({
  where,
  expected: ['CONTOH-0001'],
  missing: [] as string[],
}))

test('goods that are refused at both and pages that say all have no fault', () => {
  expect(findFaults({ tries: [refused], pages: pages })).toEqual([])
})

test.each([
  ['is put on sale', { atPasar: 'put on sale' }, 'a toy without SNI: Pasar says put on sale'],
  ['is refused for another reason', { withNumbers: 'products_pkey' }, 'but for its number, is refused, too'],
  ['is imported by Ramai', { atRamai: 'nothing against it' }, 'Ramai says nothing against it'],
  ['lacks another number at Ramai', { atRamai: 'product x has no BPOM number' }, 'Ramai says product x'],
])('a product that %s turns the control red', (_, changes, fault) => {
  expect(findFaults({ tries: [{ ...refused, ...changes }], pages: pages }).join()).toContain(fault)
})

test('a page without its number, and an app without a page, turn it red', () => {
  const silent = { where: 'Pasar /products/ayu-serum', expected: ['BPOM'], missing: ['BPOM'] }

  expect(findFaults({ tries: [refused], pages: [silent] })).toEqual([
    'no page of Ramai was looked at',
    'Pasar /products/ayu-serum does not say BPOM',
  ])
})
