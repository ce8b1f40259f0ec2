import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insurancePrice } from './insurance'

test.each([
  [1, 500],
  [250_000, 500],
  [250_001, 600],
  [258_000, 600],
  [10_000_000, 20_000],
])('goods of %d are insured for %d', (value, price) => {
  expect(insurancePrice(value)).toBe(price)
})

test('goods of a higher value never cost less to insure, and what they cost is whole hundreds', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(10_000_000), (value, more) => {
      expect(insurancePrice(value + more)).toBeGreaterThanOrEqual(insurancePrice(value))
      expect(insurancePrice(value) % 100).toBe(0)
    }),
  )
})
