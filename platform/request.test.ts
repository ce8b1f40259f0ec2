import { expect, test } from 'vitest'
import { nearestHop, readBody } from './request'

const post = (body: BodyInit, headers?: HeadersInit) =>
  new Request('http://shop.localhost', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** A body that never ends: whoever reads it whole does not come back. */
const endless = () => new ReadableStream({ pull: (stream) => stream.enqueue(new TextEncoder().encode('more of it')) })

test('a body within the limit is read whole, letters of several bytes included', async () => {
  expect(await readBody(post('Rp 12.000 – murah'), 64)).toBe('Rp 12.000 – murah')
})

test('bytes count, not letters', async () => {
  expect(await readBody(post('–––'), 8)).toBeNull()
  expect(await readBody(post('–––'), 9)).toBe('–––')
})

test('a body is read no further than the limit, whatever its length was said to be', async () => {
  expect(await readBody(post(endless()), 4096)).toBeNull()
})

test('a body that is announced as too long is not read at all', async () => {
  expect(await readBody(post('short', { 'content-length': '4097' }), 4096)).toBeNull()
})

test('a request without a body says nothing', async () => {
  expect(await readBody(new Request('http://shop.localhost', { method: 'POST' }), 64)).toBe('')
})

test('only the last hop counts, since the client may invent the others', () => {
  expect(nearestHop(new Headers({ 'x-forwarded-for': '203.0.113.7, 127.0.0.1' }))).toBe('127.0.0.1')
  expect(nearestHop(new Headers())).toBe('unknown')
})
