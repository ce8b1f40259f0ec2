import { expect, test } from 'vitest'
import { operations } from '../openapi/operations'
import { matchPattern, PATTERNS } from './route-pattern'

test('every operation that asks for a merchant’s key is named', () => {
  const keyed = operations.filter(({ key }) => key !== 'none').map(({ path }) => path)

  expect([...PATTERNS].sort()).toEqual([...new Set(keyed)].sort())
})

test.each([
  ['/v2/ORDER-1/status', { pattern: '/v2/{id}/status', chosen: 'ORDER-1' }],
  ['/v2/charge', { pattern: '/v2/charge', chosen: undefined }],
  ['/v2/charge/status', { pattern: '/v2/{id}/status', chosen: 'charge' }],
  ['/v2/4811111111111114/elsewhere', undefined],
  ['/v2/a/b/status', undefined],
])('%s is %j', (path, expected) => {
  expect(matchPattern(path)).toEqual(expected)
})
