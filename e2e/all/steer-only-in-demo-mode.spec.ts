import { reasonNotToRun } from '@jembatan/contract/conformance'
import type { APIRequestContext } from '@playwright/test'
import { pasar as pasarSystem, ramai as ramaiSystem, type SystemName } from '../../tools/dev/systems/systems'
import { expect } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { environmentOf, pasar, ramai } from '../fixtures/systems'

type Endpoint = { method: string; path: string; body?: object }

const CLOCK: Endpoint[] = [
  { method: 'GET', path: '/api/demo/clock' },
  { method: 'POST', path: '/api/demo/clock', body: { seconds: 60 } },
]
const breaches = (names: string[]): Endpoint[] => [
  { method: 'GET', path: '/api/demo/breaches' },
  ...names.flatMap((name) => ['PUT', 'DELETE'].map((method) => ({ method, path: `/api/demo/breaches/${name}` }))),
]

const EVERY_ENDPOINT = [
  {
    system: ramaiSystem,
    endpoints: [
      ...CLOCK,
      { method: 'POST', path: '/api/demo/handoff', body: { promoId: 101 } },
      { method: 'POST', path: '/api/demo/moderation' },
      { method: 'POST', path: '/api/demo/viewers' },
      { method: 'GET', path: '/demo/outbox' },
      ...breaches(['an-order-in-the-feed', 'a-shared-key', 'a-tenth-claim']),
    ],
  },
  {
    system: pasarSystem,
    endpoints: [
      ...CLOCK,
      { method: 'POST', path: '/api/demo/tickets', body: { session: 'S'.repeat(43), path: '/' } },
      { method: 'POST', path: '/api/demo/forget', body: { sessions: [] } },
      { method: 'POST', path: '/api/demo/parcels', body: { orderId: 'PSR-23456789ABCD' } },
      { method: 'POST', path: '/api/demo/cash', body: { orderId: 'PSR-23456789ABCD' } },
      { method: 'POST', path: '/api/demo/answers', body: { orderId: 'PSR-23456789ABCD' } },
      { method: 'POST', path: '/api/demo/vouchers', body: { quota: 1 } },
      { method: 'GET', path: '/demo/a-ticket' },
      { method: 'GET', path: '/demo/outbox' },
      ...breaches(['a-shared-key', 'a-leaking-browser', 'an-order-on-the-way-back']),
    ],
  },
]

for (const { system, endpoints } of EVERY_ENDPOINT) {
  const { name, title } = system

  test(`without demo mode ${title} serves none of its demo endpoints, even with the key`, async ({
    request,
    startOneMore,
  }) => {
    const origin = await startOneMore({
      system,
      changes: (origin) => ({ [`${name.toUpperCase()}_ORIGIN`]: origin, DEMO_MODE: '0' }),
    })

    for (const endpoint of endpoints) {
      const answer = await call(request, {
        system: name,
        address: `http://127.0.0.1:${new URL(origin).port}`,
        ...endpoint,
      })
      expect.soft(answer.status(), `${endpoint.method} ${endpoint.path}`).toBe(404)
    }
    // The keys of the published vectors are trusted in a demo only.
    if (system === pasarSystem)
      expect(await reasonNotToRun({ origin, sku: 'AYU-SERUM' })).toContain('refuses an intact handoff')
  })
}

test('in a demo the key opens, and no other key does', async ({ request }) => {
  for (const [system, { address }] of [
    ['ramai', ramai],
    ['pasar', pasar],
  ] as const) {
    const clock = { system, address, method: 'GET', path: '/api/demo/clock' }

    expect(await (await call(request, clock)).json()).toMatchObject({ offsetSeconds: expect.any(Number) })
    const refused = await call(request, { ...clock, key: 'ab'.repeat(32) })
    expect([refused.status(), await refused.json()]).toEqual([
      401,
      { error: 'key_wrong', requestId: expect.any(String) },
    ])
  }
})

test('a ticket opens the prepared page in another browser, once', async ({ page, words, request, browser }) => {
  await page.goto(`${pasar.origin}/products/ratih-lamp`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await page.waitForURL(`${pasar.origin}/checkout/**`)
  const cookies = await page.context().cookies()
  const session = cookies.find(({ name }) => name === '__Host-pasar_session')?.value
  const path = new URL(page.url()).pathname
  const answer = await call(request, {
    system: 'pasar',
    address: pasar.address,
    method: 'POST',
    path: '/api/demo/tickets',
    body: { session, path },
  })
  const { ticket } = await answer.json()

  const presenter = await (await browser.newContext()).newPage()
  await presenter.goto(`${pasar.origin}/demo/${ticket}`)

  await expect(presenter).toHaveURL(`${pasar.origin}${path}`)
  await expect(presenter.getByText('Ratih').first()).toBeVisible()
  const again = await presenter.goto(`${pasar.origin}/demo/${ticket}`)
  expect(again?.status()).toBe(410)
  await expect(presenter.getByRole('heading', { name: 'Langkah ini sudah dibuka' })).toBeVisible()
  await presenter.context().close()
})

type Call = Endpoint & { system: SystemName; address: string; key?: string }

async function call(request: APIRequestContext, { system, address, method, path, body, key }: Call) {
  const environment = await environmentOf(system)
  const authorization = `Bearer ${key ?? environment[`${system.toUpperCase()}_DEMO_KEY`]}`

  return request.fetch(`${address}${path}`, {
    method,
    headers: { authorization },
    maxRedirects: 0,
    ...(body && { data: body }),
  })
}
