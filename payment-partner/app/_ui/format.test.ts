import { expect, test } from 'vitest'
import { formatRupiah } from './format'

test('a sum is written as price tags here write it, and a discount with a minus', () => {
  expect(formatRupiah(129_000)).toBe('Rp129.000')
  expect(formatRupiah(-92_725)).toBe('−Rp92.725')
})
