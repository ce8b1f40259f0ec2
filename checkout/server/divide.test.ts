import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divide } from './divide'

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

test.each([
  ['what divides evenly is even', 900, [1000, 1000, 1000], [300, 300, 300]],
  ['the largest remainder gets the rupiah that is left over', 100, [100, 200, 310], [16, 33, 51]],
  ['of equal ones the first', 100, [100, 100, 100], [34, 33, 33]],
  ['nothing is divided by nothing', 0, [0, 0], [0, 0]],
  ['where there is more than all, each gets all of its own', 90, [10, 20], [10, 20]],
])('%s', (_, amount, weights, parts) => {
  expect(divide(amount, weights)).toEqual(parts)
})

test('the parts are whole, sum to the amount, and none exceeds its weight or differs from its share by a rupiah', () => {
  const rupiah = fc.nat(2_000_000_000)

  fc.assert(
    fc.property(
      fc.array(rupiah, { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, part) => {
        const total = sum(weights)
        const amount = Math.floor(total * part)

        const parts = divide(amount, weights)

        expect(sum(parts)).toBe(amount)
        for (const [index, weight] of weights.entries()) {
          const own = parts[index] ?? -1
          expect(own).toBeGreaterThanOrEqual(0)
          expect(own).toBeLessThanOrEqual(weight)
          if (total > 0) expect(Math.abs(own - (amount / total) * weight)).toBeLessThan(1.01)
        }
      },
    ),
  )
})
