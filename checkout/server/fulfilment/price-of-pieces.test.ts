import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceOfPieces } from './price-of-pieces'

const line = { unitPrice: 129_000, quantity: 3, shopDiscount: 20_000, platformDiscount: 10_000 }

test.each([
  ['a piece goes back for its share of what was paid', line, 1, false, { paid: 119_000, added: 3_333 }],
  ['all pieces for all of it', line, 3, false, { paid: 357_000, added: 10_000 }],
  ['an honoured voucher of the shop is added too', line, 3, true, { paid: 357_000, added: 30_000 }],
  [
    'without a voucher at its price',
    { ...line, shopDiscount: 0, platformDiscount: 0 },
    2,
    false,
    { paid: 258_000, added: 0 },
  ],
  [
    'what vouchers paid for is nothing',
    { ...line, shopDiscount: 387_000, platformDiscount: 0 },
    2,
    false,
    { paid: 0, added: 0 },
  ],
])('%s', (_, of, pieces, honoured, price) => {
  expect(priceOfPieces(of, pieces, honoured)).toEqual(price)
})

test('the refund of any part of a line is never negative, nor is the rest of the line', () => {
  fc.assert(
    fc.property(
      fc.record({ unitPrice: fc.integer({ min: 1, max: 50_000_000 }), quantity: fc.integer({ min: 1, max: 10 }) }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 10 }),
      fc.boolean(),
      ({ unitPrice, quantity }, part, ofShop, expected, honoured) => {
        const discount = Math.floor(unitPrice * quantity * part)
        const shopDiscount = Math.floor(discount * ofShop)
        const of = { unitPrice, quantity, shopDiscount, platformDiscount: discount - shopDiscount }
        const pieces = Math.min(expected, quantity)

        const [back, all] = [priceOfPieces(of, pieces, honoured), priceOfPieces(of, quantity, honoured)]

        expect(all.paid).toBe(unitPrice * quantity - discount)
        for (const amount of [back.paid, back.added, all.paid - back.paid, all.added - back.added])
          expect(amount).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})
