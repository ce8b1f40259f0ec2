import { expect, test } from 'vitest'
import { type StubRequest, startStub } from '../testing/stub-server'
import { createTestWorld } from '../testing/test-world'
import { noPaymentInTheFeed } from './01-no-payment-in-the-feed'

const GUARDED = {
  'content-security-policy': "default-src 'self'; frame-src 'none'",
  'permissions-policy': 'payment=()',
}

/** A feed with one page of this content. */
const feed = (page: string, headers: Record<string, string> = GUARDED) =>
  startStub(({ method, path }: StubRequest) =>
    method === 'GET' && path === '/' ? { headers, body: page } : { status: 404, headers },
  )

const look = async (origin: string, files: Record<string, string> = {}) =>
  noPaymentInTheFeed.check(await createTestWorld({ ramai: { origin }, files }))

test('a feed that only leads away passes', async () => {
  const { verdict } = await look(
    await feed('<form action="/out"><input type="hidden" name="promo" value="101"></form>'),
  )

  expect(verdict).toBe('passed')
})

test('a form whose action has a hash with the letters of a field in it passes', async () => {
  const { verdict } = await look(
    await feed('<input type="hidden" name="$ACTION_ID_40bbca1cc2a32fd78db6221e681d2eb1"/>'),
  )

  expect(verdict).toBe('passed')
})

test.each([
  ['a card field', '<input name="card_number">', 'asks for'],
  ['a field that browsers fill with a card', '<input autocomplete="cc-number" name="x">', 'asks for'],
  ['an address field', '<textarea name="address"></textarea>', 'asks for'],
  ['the number of an order', '<p>Pesanan TL-10000017</p>', '/ holds the number of an order'],
])('%s turns it red', async (_what, page, fault) => {
  const { verdict, evidence } = await look(await feed(page))

  expect(verdict).toBe('failed')
  expect(evidence[0]).toContain(fault)
})

test('a page that may frame a payment turns it red', async () => {
  const { evidence } = await look(await feed('', { ...GUARDED, 'content-security-policy': 'frame-src http://kasir' }))

  expect(evidence).toContain('✗ / may hold a frame')
})

test('an endpoint for orders turns it red', async () => {
  const { evidence } = await look(await startStub(() => ({ headers: GUARDED })))

  expect(evidence).toContain('✗ POST /orders answers 200')
})

test('a route for paying and payment software in the bundle turn it red', async () => {
  const { evidence } = await look(await feed(''), {
    'sources/ramai/app/payment/page.tsx': '',
    'build/ramai/static/chunk.js': 'load("https://app.midtrans.com/snap/snap.js")',
  })

  expect(evidence).toContain('✗ there is a route /payment')
  expect(evidence).toContain('✗ static/chunk.js says "midtrans"')
})

test('a feed that does not answer proves nothing', async () => {
  const { verdict } = await look(await startStub(() => ({ status: 500, headers: GUARDED })))

  expect(verdict).toBe('failed')
})
