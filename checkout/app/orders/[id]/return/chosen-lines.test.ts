import { expect, test } from 'vitest'
import { sellersOf } from './chosen-lines'

const [serum, mug, bowl] = [{ shop: 'Rumah Ayu' }, { shop: 'Griya Kriya' }, { shop: 'Griya Kriya' }]

test.each([
  { what: 'nothing of one shop', lines: [mug, bowl], chosen: [], named: 'Griya Kriya' },
  { what: 'nothing of two shops', lines: [serum, mug], chosen: [], named: null },
  { what: 'goods of one of two shops', lines: [serum, mug, bowl], chosen: [mug, bowl], named: 'Griya Kriya' },
  { what: 'goods of both', lines: [serum, mug], chosen: [serum, mug], named: 'Rumah Ayu dan Griya Kriya' },
])('with $what chosen the form speaks of $named', ({ lines, chosen, named }) => {
  expect(sellersOf({ lines, chosen, language: 'id' })).toBe(named)
})
