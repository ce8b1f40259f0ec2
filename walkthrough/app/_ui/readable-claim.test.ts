import { expect, test } from 'vitest'
import { readableClaim } from './readable-claim'

test.each([
  { claim: 'iat', value: 1_795_000_000, says: '18:06:40' },
  { claim: 'seen', value: [129_000, 'IDR'], says: 'Rp129.000' },
  { claim: 'sku', value: 'AYU-SERUM', says: 'AYU-SERUM' },
])('$claim says $says', ({ claim, value, says }) => {
  expect(readableClaim(claim, value)).toBe(says)
})
