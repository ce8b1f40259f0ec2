import { expect, test } from 'vitest'
import { FILES, readSeed } from './read-seed'

const { areas, couriers, products, promos } = FILES
const [serum] = products
const [reguler] = couriers

test.each([
  ['a price in words', { products: [{ ...serum, variants: [{ ...serum?.variants[0], price: '129.000' }] }] }],
  ['a product of no shop', { products: [{ ...serum, shopId: 'nobody' }] }],
  [
    'a registration number that could be real',
    { products: [{ ...serum, standards: [{ kind: 'BPOM', number: 'NA18210100001' }] }] },
  ],
  ['a field that nobody knows', { products: [{ ...serum, colour: 'red' }] }],
])('%s is refused with its file, its row and its field', (_, broken) => {
  expect(() => readSeed({ ...FILES, promos: [], sales: [], reviews: [], ...broken })).toThrow(
    /^products\.json, row 1 \(ayu-serum\): \S/,
  )
})

test.each([
  [
    'a promotion of no variant',
    { promos: [{ id: 1, code: 'RANI-X', creator: 'rani', sku: 'NOTHING' }] },
    'promos.json, row 1 (1): sku: ',
  ],
  ['a zone that is none', { areas: [{ ...areas[0], zone: 'bulan' }] }, 'areas.json, row 1: zone: '],
  [
    'a tariff without its days',
    { couriers: [{ ...reguler, tariff: { first: { base: 1, perStep: 1 } } }] },
    'couriers.json, row 1 (kilat-instan): tariff.next: ',
  ],
  ['a review by a whole name', { reviewers: ['Sari Wulandari'] }, 'reviewers.json, row 1: : '],
  [
    'a review of no product',
    { reviews: [{ goods: ['nothing'], texts: [[5, 'Bagus.', 'Good.']] }] },
    'reviews.json, row 1: goods.0: ',
  ],
  ['a sale of nothing that is sold', { sales: [['NOTHING', '2026-10', 3]] }, 'sales.json, row 1: 0: '],
  [
    'a promotion that is there twice',
    { promos: [...promos, promos[0]] },
    'promos.json, row 29 (101): 101 is there twice',
  ],
  [
    'a variant that is there twice',
    { products: [...products, { ...serum, id: 'serum-again' }] },
    'products.json, row 132 (serum-again): AYU-SERUM is there twice',
  ],
])('%s is refused with its row', (_, broken, sentence) => {
  expect(() => readSeed({ ...FILES, ...broken })).toThrow(sentence)
})
