import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocateProceeds } from './allocate-proceeds'

const agreed = { subtotal: 258_000, shipping: 12_000, serviceFee: 1_000, total: 271_000 }

test.each([
  ['all of it is shared as agreed', 271_000, { seller: 258_000, shipping: 12_000, service: 1_000 }],
  [
    'a second payment that waits to go back is not shared',
    542_000,
    { seller: 258_000, shipping: 12_000, service: 1_000 },
  ],
  ['what went back to the buyer is the seller’s loss', 251_000, { seller: 238_000, shipping: 12_000, service: 1_000 }],
  ['nothing is allocated to no one', 0, { seller: 0, shipping: 0, service: 0 }],
])('%s', (_, held, shares) => {
  expect(allocateProceeds(agreed, held)).toEqual(shares)
})

test('never more is shared than is held, and never less than nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (held) => {
      const shares = Object.values(allocateProceeds(agreed, held))

      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.max(0, Math.min(held, agreed.total)))
    }),
  )
})
