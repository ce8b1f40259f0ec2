import { expect, test } from 'vitest'
import { everyRoutePath, findRoute } from './find-route'

test.each([
  ['/snap/v1/transactions', '/snap/v1/transactions', {}],
  ['/v2/ORDER-1/status', '/v2/[id]/status', { id: 'ORDER-1' }],
  ['/v2//status', '/v2/[id]/status', { id: '' }],
  ['/v2/%E0%A4%A/status', '/v2/[id]/status', { id: '%E0%A4%A' }],
])('%s is answered by %s', (address, path, params) => {
  expect(findRoute(address)).toMatchObject({ path, params })
})

test('an address of no route file is answered by nobody', () => {
  expect(findRoute('/nowhere')).toBeUndefined()
})

test('every route file can be loaded and answers something', async () => {
  const loaded = await Promise.all(everyRoutePath.map((path) => findRoute(path)?.load()))

  expect(loaded).toHaveLength(everyRoutePath.length)
  for (const handlers of loaded)
    expect(Object.keys(handlers ?? {})).toEqual(expect.arrayContaining([expect.any(String)]))
})
