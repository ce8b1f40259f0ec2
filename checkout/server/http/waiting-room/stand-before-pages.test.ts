import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { waitingSeats } from '@/db/schema'
import { fillBasket, openShop } from '@/server/testing/open-world'
import { changeRoom } from '@/server/waiting-room/change-room'
import { standBeforePages } from './stand-before-pages'

const PAGE = { headers: { accept: 'text/html', 'accept-language': 'en' } }
const LOOK = { headers: { accept: 'application/json' } }
const PRODUCT = '/products/ayu-serum'

/** Starts a web server with only the waiting room, which reports admitted requests. */
async function openPages() {
  const { db } = await openShop()
  const { askFirst, stop } = standBeforePages({ db, secret: 'c'.repeat(64) })
  const server = createServer(async (request, response) => {
    const page = readPattern(request.url ?? '')
    if (await askFirst(request, response, page)) return
    // As Next redirects after placing an order.
    response.setHeader('location', 'https://kasir.example/pay')
    response.writeHead(request.method === 'POST' ? 303 : 200).end('the page')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    stop()
    close(server)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const newBrowser = () => browserOf(origin)
  const set = (mode: 'open' | 'closed', mostActive = 1) =>
    changeRoom({ db, now: new Date(), operator: 'test' }, { id: 'shop', mode, mostActive, mostAMinute: 6000 })

  return { db, newBrowser, set }
}

type Ask = { method?: string; headers?: Record<string, string> }

/** A client with cookies that follows no redirects. */
function browserOf(origin: string) {
  const cookies = new Map<string, string>()

  return {
    cookieNames: () => [...cookies.keys()],
    async ask(path: string, { method, headers }: Ask = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${origin}${path}`, { method, headers: { ...headers, cookie }, redirect: 'manual' })
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        cookies.set(name, value)
      }

      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
    },
  }
}

type Browser = ReturnType<typeof browserOf>

function readPattern(url: string): { pattern: string; params: Record<string, string> } {
  const [, kind = '', id = ''] = url.split('?')[0]?.split('/') ?? []
  if (kind === 'products') return { pattern: '/products/[id]', params: { id } }
  if (kind === 'checkout') return { pattern: '/checkout/[basketId]', params: { basketId: id } }
  if (kind === 'api') return { pattern: '/api/trpc/[trpc]', params: { trpc: url.split('/').at(-1) ?? '' } }

  return { pattern: url, params: {} }
}

const close = (server: Server) => {
  server.closeAllConnections()
  server.close()
}

const untilWaiting = (browser: Browser, path = PRODUCT) =>
  vi.waitFor(async () => expect((await browser.ask(path, PAGE)).body).toContain('Your place'), { timeout: 15_000 })

test('a waiting buyer sees their place, which is answered from memory, and enters when a seat is free', async () => {
  const { db, newBrowser, set } = await openPages()
  const [first, second] = [newBrowser(), newBrowser()]
  expect((await first.ask(PRODUCT, PAGE)).body).toBe('the page')
  await set('open')

  await untilWaiting(first)
  const waiting = await second.ask(PRODUCT, PAGE)
  expect(waiting).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
  expect(waiting.body).toContain('<noscript><meta http-equiv="refresh" content="20"></noscript>')
  expect(waiting.headers['content-security-policy']).toContain("connect-src 'self'")
  await vi.waitFor(
    async () => expect(JSON.parse((await first.ask(PRODUCT, LOOK)).body)).toEqual({ turn: true }),
    15_000,
  )
  expect((await first.ask(PRODUCT, PAGE)).body).toBe('the page')
  expect(JSON.parse((await second.ask(PRODUCT, LOOK)).body)).toMatchObject({ place: '1', again: expect.any(Number) })

  // An order spends the seat.
  expect((await first.ask('/checkout/x', { method: 'POST' })).body).toBe('the page')
  await db.update(waitingSeats).set({ until: sql`'-infinity'` })
  await vi.waitFor(async () => expect((await second.ask(PRODUCT, PAGE)).body).toBe('the page'), 15_000)
})

test('orders, partial pages and prefetches are answered without a place', async () => {
  const { db, newBrowser, set } = await openPages()
  const { basketId } = await fillBasket(db)
  await set('open', 5)
  await untilWaiting(newBrowser())
  const stranger = newBrowser()

  expect(await stranger.ask(PRODUCT, { headers: { rsc: '1' } })).toMatchObject({ status: 503 })
  expect(await stranger.ask(PRODUCT, { headers: { 'sec-purpose': 'prefetch' } })).toMatchObject({ status: 503 })
  expect(stranger.cookieNames()).toEqual([])
  expect((await stranger.ask('/orders/PSR-1', PAGE)).body).toBe('the page')
  expect((await stranger.ask('/api/payment/notification', { method: 'POST' })).body).toBe('the page')

  // A checkout from before the opening continues; a later basket is redirected to the waiting page.
  expect((await stranger.ask(`/checkout/${basketId}`, PAGE)).body).toBe('the page')
  const later = await fillBasket(db)
  const late = newBrowser()
  expect(await late.ask(`/checkout/${later.basketId}`, { method: 'POST' })).toMatchObject({
    status: 303,
    headers: { location: `/checkout/${later.basketId}` },
  })
  await untilWaiting(late, `/checkout/${later.basketId}`)
  const byScript = { method: 'POST', headers: { 'next-action': 'x' } }
  expect((await late.ask(`/checkout/${later.basketId}`, byScript)).headers).toMatchObject({
    'x-action-redirect': `/checkout/${later.basketId};replace`,
  })

  await set('closed')
  await vi.waitFor(async () => expect((await newBrowser().ask(PRODUCT, PAGE)).body).toBe('the page'), 15_000)
})
