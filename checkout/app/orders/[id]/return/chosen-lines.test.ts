import { expect, test } from 'vitest'
import { mayBeOfSeveral, sellersOf } from './chosen-lines'

const [serum, mug, bowl] = [{ shop: 'Rumah Ayu' }, { shop: 'Griya Kriya' }, { shop: 'Griya Kriya' }]

test.each([
  { what: 'nothing of one shop', lines: [mug, bowl], chosen: [], named: 'Griya Kriya', several: false },
  { what: 'nothing of two shops', lines: [serum, mug], chosen: [], named: null, several: true },
  {
    what: 'goods of one of two shops',
    lines: [serum, mug, bowl],
    chosen: [mug, bowl],
    named: 'Griya Kriya',
    several: false,
  },
  {
    what: 'goods of both',
    lines: [serum, mug],
    chosen: [serum, mug],
    named: 'Rumah Ayu dan Griya Kriya',
    several: true,
  },
])(
  'with $what chosen the form speaks of $named, and of one answer for several shops: $several',
  ({ lines, chosen, named, several }) => {
    expect(sellersOf({ lines, chosen, language: 'id' })).toBe(named)
    expect(mayBeOfSeveral({ lines, chosen })).toBe(several)
  },
)
