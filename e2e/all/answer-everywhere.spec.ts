import { randomUUID } from 'node:crypto'
import { openPage } from '@jembatan/buyer/open-page'
import { expect, test } from '../fixtures/journey'
import { addressOf } from '../fixtures/processes'
import { speak } from '../fixtures/speak'
import { kasir, pasar, ramai, SYSTEMS, walkthrough } from '../fixtures/systems'

for (const [name, { address }] of Object.entries(SYSTEMS)) {
  test(`${name} says under this machine's names that it lives and is ready, and under no other`, async ({
    request,
  }) => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const health = await request.get(`${address}/api/health`, { headers: { host } })
      const ready = await request.get(`${address}/api/ready`, { headers: { host } })

      expect(await health.json()).toEqual({ status: 'ok', system: name })
      expect(await ready.json()).toMatchObject({
        ready: true,
        checks: { database: 'ok', migrations: 'ok', keys: 'ok' },
      })
    }
    expect((await request.get(`${address}/api/health`, { headers: { host: 'health.internal' } })).status()).toBe(421)
  })
}

/** Next finds the route, but cannot decode its parameter. */
const UNDECODABLE = {
  ramai: '/leaving/pasar/%E0%A4%A',
  pasar: '/products/%E0%A4%A',
  kasir: '/snap/v3/redirection/%E0%A4%A',
}

for (const language of ['id', 'en'] as const)
  test(`each system has a page of its own for an address that does not exist or cannot be decoded (${language})`, async ({
    page,
    context,
  }) => {
    await speak(context, language)
    const says = { id: 'Halaman ini tidak ada', en: 'This page does not exist' }[language]
    const simulation = { id: 'Simulasi · tidak berafiliasi', en: 'Simulation · not affiliated' }[language]
    for (const [name, { origin }] of Object.entries(SYSTEMS))
      for (const path of [`/${randomUUID()}`, UNDECODABLE[name as keyof typeof SYSTEMS]]) {
        const answer = await page.goto(`${origin}${path}`)

        expect(answer?.status(), name).toBe(404)
        await expect(page.getByRole('heading', { level: 1 }), name).toHaveText(says)
        await expect(page, name).toHaveTitle(new RegExp(`^${says} · `))
        await expect(page.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/), name).toBeVisible()
        await expect(page.getByText(simulation).first(), name).toBeVisible()
      }
  })

/** Pages outside the frame of Next's pages, or drawn by script only. */
const APART = {
  'Ramai’s way out': { system: ramai, path: '/out' },
  'the old shop': { system: ramai, path: '/toko/faktur/1' },
  'Pasar’s landing': { system: pasar, path: '/h?t=a.b.c' },
  'a product that is not there': { system: pasar, path: '/products/UNKNOWN' },
  'an address that is not there': { system: kasir, path: `/${randomUUID()}` },
  'a refused request': { system: kasir, path: '/%00' },
  'a link that began no session': { system: walkthrough, path: '/begin' },
}

for (const [what, { system, path }] of Object.entries(APART)) {
  test(`${what} is written in the system’s own letters, which its page asks for first`, async ({ request }) => {
    const ask = (path: string, headers = {}) =>
      request.get(addressOf(system.origin) + path, { headers: { host: new URL(system.origin).host, ...headers } })

    const answer = await ask(path, { accept: 'text/html', 'sec-fetch-dest': 'document' })

    const page = await answer.text()
    expect(answer.status()).toBeGreaterThanOrEqual(400)
    const preloads = `${answer.headers().link}\n${page}`
    const [, font = ''] = /(\/_next\/static\/media\/[^">]+\.woff2)[">][^>,]* as="font"/.exec(preloads) ?? []
    expect(font, 'no font is asked for').not.toBe('')
    expect((await ask(font)).status()).toBe(200)
    expect(answer.headers()).toMatchObject({
      'content-security-policy': expect.stringMatching(/font-src [^;]*'self'/),
      'cross-origin-opener-policy': expect.stringMatching(/^same-origin/),
      'permissions-policy': expect.stringContaining('payment=()'),
    })
  })
}

test('a page of another site that opens one of ours gets no hold of it', async ({ request }) => {
  const policyOf = async ({ origin }: { origin: string }, path = '/') => {
    const headers = { host: new URL(origin).host, accept: 'text/html' }
    return (await request.get(addressOf(origin) + path, { headers })).headers()['cross-origin-opener-policy']
  }

  const policies = [
    await policyOf(ramai),
    await policyOf(pasar),
    await policyOf(pasar, '/h'),
    await policyOf(walkthrough),
  ]
  expect(policies).toEqual(Array(4).fill('same-origin'))
  // Its popup opens a wallet in a separate window.
  expect(await policyOf(kasir)).toBe('same-origin-allow-popups')
})

const FOR_MACHINES = {
  'Pasar’s procedures': { system: pasar, method: 'GET', path: '/api/trpc/order.get' },
  'Pasar’s inbox': { system: pasar, method: 'POST', path: '/api/payment/notification' },
  'Kasir’s Snap': { system: kasir, method: 'POST', path: '/snap/v1/transactions' },
  'Kasir’s Core': { system: kasir, method: 'GET', path: '/v2/PSR-UNKNOWN-1/status' },
  'Kasir’s controls': { system: kasir, method: 'POST', path: '/_sim/transactions/PSR-UNKNOWN-1/pay' },
}

for (const [what, { system, method, path }] of Object.entries(FOR_MACHINES)) {
  test(`${what}: each answer has a name that the caller did not choose, and is no page that can do anything`, async ({
    request,
  }) => {
    const answer = await request.fetch(`${system.address}${path}`, {
      method,
      headers: { host: new URL(system.origin).host, 'x-request-id': 'chosen-by-the-caller' },
      data: method === 'POST' ? '{}' : undefined,
    })

    expect(answer.status()).toBeGreaterThanOrEqual(400)
    expect(answer.status()).toBeLessThan(500)
    expect(answer.headers()).toMatchObject({
      'x-request-id': expect.stringMatching(/^[0-9a-f]{8}-/),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    })
  })
}

test('each system answers in English to a browser that prefers it, until its person chooses', async () => {
  for (const [name, { origin }] of Object.entries({ ...SYSTEMS, walkthrough })) {
    const cookie = name === 'pasar' ? '__Host-pasar_language' : 'language'

    expect((await openPage(origin, '/', 'en')).body, name).toContain('<html lang="en"')
    expect((await openPage(origin, '/', 'en', { [cookie]: 'id' })).body, name).toContain('<html lang="id"')
  }
})

test('Ramai and Pasar stay in the language of the page when even its frame breaks', async ({ page, context }) => {
  await speak(context, 'en')
  // Only the frame's own script listens like this, so only the frame fails.
  await page.addInitScript(() => {
    const listen = document.addEventListener.bind(document)
    document.addEventListener = (...args: Parameters<typeof listen>) => {
      if (args[0] === 'input' && typeof args[2] === 'object') throw new Error('the frame broke')
      listen(...args)
    }
  })

  for (const [{ origin }, says] of [
    [ramai, 'Something went wrong in Ramai'],
    [pasar, 'Something went wrong on our side'],
  ] as const) {
    await page.goto(origin)

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }
})

const LANGUAGE_BUTTON = {
  ramai: 'Switch to English',
  pasar: 'English',
  kasir: 'English',
}

test('each system changes its language for the person, and for no other system', { tag: '@phone' }, async ({
  page,
  context,
}) => {
  for (const [name, { origin }] of Object.entries(SYSTEMS)) {
    await context.clearCookies()
    await page.goto(`${origin}/`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'id')

    await page
      .getByRole('button', { name: LANGUAGE_BUTTON[name as keyof typeof LANGUAGE_BUTTON] })
      .first()
      .click()

    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    const neighbours = Object.values(SYSTEMS).filter((system) => system.origin !== origin)
    for (const neighbour of neighbours) expect(await context.cookies(neighbour.origin)).toEqual([])
  }
})
