import { expect, test } from 'vitest'
import { readableClaim, withUnrecordedNumber } from './readable-claim'

test.each([
  { claim: 'iat', value: 1_795_000_000, says: '18:06:40' },
  { claim: 'seen', value: [129_000, 'IDR'], says: 'Rp 129.000' },
  { claim: 'sku', value: 'AYU-SERUM', says: 'AYU-SERUM' },
])('$claim says $says', ({ claim, value, says }) => {
  const said = readableClaim(claim, value)

  expect(said.replace(/\s/, ' ')).toBe(says)
})

test('of nine claims eight are recorded, and the ninth is named', () => {
  const recorded = { iss: 'a', aud: 'b', iat: 1, exp: 2, sku: 'c', qty: 1, seen: [1, 'IDR'], promo: 101 }

  const shown = withUnrecordedNumber(recorded)

  expect(shown.map(([claim]) => claim)).toEqual(['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo'])
  expect(shown[2]).toEqual(['jti'])
})
