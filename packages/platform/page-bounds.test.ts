import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { boundPages } from './page-bounds'

const bound = boundPages(() => ({
  sources: { 'img-src': 'data:', 'form-action': 'http://kasir.example' },
  referrerPolicy: 'same-origin',
}))

async function ask(url: string, headers: Record<string, string> = {}) {
  const request = Object.assign(new IncomingMessage(new Socket()), { url, headers })
  const response = new ServerResponse(request)
  await bound(request, response)

  return { forPage: request.headers, forBrowser: response.getHeaders() }
}

test('a page and the browser receive the system’s policy with the same fresh nonce', async () => {
  const [first, second] = [await ask('/'), await ask('/')]

  expect(first.forPage['x-nonce']).toMatch(/^[\w+/=]{48}$/)
  expect(first.forPage['x-nonce']).not.toBe(second.forPage['x-nonce'])
  expect(first.forPage['content-security-policy']).toContain(`'nonce-${first.forPage['x-nonce']}'`)
  expect(first.forBrowser).toMatchObject({
    'content-security-policy': first.forPage['content-security-policy'],
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  expect(first.forBrowser['content-security-policy']).toContain("img-src 'self' data:; ")
  expect(first.forBrowser['content-security-policy']).toMatch(/form-action 'self' http:\/\/kasir\.example$/)
})

test('a client’s own values are overwritten', async () => {
  const { forPage } = await ask('/privacy', {
    'x-nonce': 'mine',
    'x-path': '/elsewhere',
    'content-security-policy': '*',
  })

  expect(forPage['x-nonce']).not.toBe('mine')
  expect(forPage['x-path']).toBe('/privacy')
  expect(forPage['content-security-policy']).toMatch(/^default-src 'self'; /)
})

test.each([
  ['/search?q=kopi+tubruk&sort=cheapest', '/search?q=kopi+tubruk&sort=cheapest'],
  ['/search?q=kopi+tubruk&_rsc=1a2b3', '/search?q=kopi+tubruk'],
  ['/search?_rsc=1a2b3&q=a%26b', '/search?q=a%26b'],
  ['/privacy?_rsc=1a2b3', '/privacy'],
  ['/privacy?', '/privacy'],
  ['/caf\xe9', '/caf%C3%A9'],
])('the page at %s knows its address as %s', async (url, address) => {
  expect((await ask(url)).forPage['x-path']).toBe(address)
})
