import { expect, test } from 'vitest'
import { withUnrecordedNumber } from './claims'

test('eight of nine claims are recorded in any order, and the ninth is named', () => {
  const recorded = { aud: 'b', exp: 2, iat: 1, iss: 'a', qty: 1, sku: 'c', seen: [1, 'IDR'], promo: 101 }

  const claims = withUnrecordedNumber(recorded)

  expect(claims.map(([claim]) => claim)).toEqual(['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo'])
  expect(claims[2]).toEqual(['jti', undefined])
})

test('a tenth claim is shown, as the last', () => {
  const claims = withUnrecordedNumber({ viewer: 'somebody', iss: 'a', aud: 'b' })

  expect(claims.map(([claim]) => claim)).toEqual(['iss', 'aud', 'jti', 'viewer'])
})
