import { expect, test } from 'vitest'
import { localPath, nearestHop, readBody, readForm } from './request'

const post = (body: BodyInit, headers?: HeadersInit) =>
  new Request('http://shop.localhost', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** A body that never ends, so reading it whole would never return. */
const endless = () => new ReadableStream({ pull: (stream) => stream.enqueue(new TextEncoder().encode('more of it')) })

test('a body within the limit is read whole, letters of several bytes included', async () => {
  expect(await readBody(post('Rp 12.000 – murah'), 64)).toBe('Rp 12.000 – murah')
})

test('bytes count, not letters', async () => {
  expect(await readBody(post('–––'), 8)).toBeNull()
  expect(await readBody(post('–––'), 9)).toBe('–––')
})

test('a body is read no further than the limit, independent of its announced length', async () => {
  expect(await readBody(post(endless()), 4096)).toBeNull()
})

test('a body that is announced as too long is not read at all', async () => {
  expect(await readBody(post('short', { 'content-length': '4097' }), 4096)).toBeNull()
})

test('a request without a body is empty', async () => {
  expect(await readBody(new Request('http://shop.localhost', { method: 'POST' }), 64)).toBe('')
})

test('the fields of a plain form are read; of another type, or longer than allowed, none are', async () => {
  const form = 'application/x-www-form-urlencoded;charset=UTF-8'

  expect((await readForm(post('back=%2Fbasket', { 'content-type': form }), 64))?.get('back')).toBe('/basket')
  expect(await readForm(post('back=%2Fbasket', { 'content-type': 'text/plain' }), 64)).toBeNull()
  expect(await readForm(post('back=%2Fbasket', { 'content-type': form }), 8)).toBeNull()
})

test.each<[string, RequestInit]>([
  ['announced', { headers: { 'content-length': '61' } }],
  ['streamed', { signal: AbortSignal.abort() }],
])('a body that was %s and never came is not an empty one', async (_how, init) => {
  const cut = new Request('http://shop.localhost', { method: 'POST', ...init })

  await expect(readBody(cut, 64)).rejects.toThrow('hung up')
})

test('only the last hop counts, since the client may invent the others', () => {
  expect(nearestHop(new Headers({ 'x-forwarded-for': '203.0.113.7, 127.0.0.1' }))).toBe('127.0.0.1')
  expect(nearestHop(new Headers())).toBe('unknown')
})

test.each(['/', '/products/AYU-SERUM?size=2', '/orders/find?from=%2F%2Fevil.example', '/a%20b'])(
  'a path of the own site is kept: %s',
  (path) => {
    expect(localPath(path)).toBe(path)
  },
)

test('letters that a header cannot carry are encoded, and a fragment is dropped', () => {
  expect(localPath('/cari?q=sérum#hasil')).toBe('/cari?q=s%C3%A9rum')
})

test.each([
  '//',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\r\n/evil.example',
  '/\0/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/\ud800',
  'https://evil.example/',
  'javascript:alert(1)',
  'basket',
  '',
  null,
  ['/basket'],
])('a return address to another site, or one too long to keep, becomes the home page: %j', (to) => {
  expect(localPath(to)).toBe('/')
})
