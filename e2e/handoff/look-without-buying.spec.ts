import { ARRIVING, Browser } from '@jembatan/contract/conformance/browser'
import type { Page } from '@playwright/test'
import { BOTS } from '../fixtures/bots'
import { expect, test } from '../fixtures/journey'
import { ownPrice, tracesOf } from '../fixtures/shop-records'
import { signHandoff } from '../fixtures/sign-handoff'
import { pasar } from '../fixtures/systems'

const NOTHING = { claims: 0, offers: 0 }

/**
 * Ways in which a link is opened without a person. A speculating browser sends all that a person's
 * tap would.
 */
const WAYS = {
  GET: { headers: {} },
  HEAD: { method: 'HEAD', headers: {} },
  prefetch: { headers: { ...ARRIVING, 'sec-purpose': 'prefetch' } },
  prerender: { headers: { ...ARRIVING, 'sec-purpose': 'prefetch;prerender' } },
}

async function freshHandoff() {
  const price = ownPrice()
  const token = await signHandoff({ seen: price })

  return { seen: price, token, path: `/h?t=${token}` }
}

for (const [name, userAgent] of Object.entries(BOTS)) {
  test(`${name} looks in every way and leaves the handoff to its person`, async () => {
    const handoff = await freshHandoff()
    for (const { headers, ...how } of Object.values(WAYS)) {
      const bot = new Browser(pasar.origin)
      const { status, body } = await bot.ask(handoff.path, { ...how, headers: { ...headers, 'user-agent': userAgent } })

      expect(status).toBe(200)
      expect(body).not.toContain('.submit()')
      expect(bot.cookieNames).not.toContain('__Host-pasar_session')
    }
    expect(await tracesOf(handoff)).toEqual(NOTHING)

    const person = new Browser(pasar.origin)
    const { status } = await person.claim(await person.open(handoff.token))

    expect(status).toBe(303)
    expect(await tracesOf(handoff)).toEqual({ claims: 1, offers: 1 })
  })
}

/** Lets the page's scripts run for ten seconds of the page's clock, as a scanner does. */
async function letScriptsRun(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const isOver = new Promise((resolve) => devtools.once('Emulation.virtualTimeBudgetExpired', resolve))
  await devtools.send('Emulation.setVirtualTimePolicy', { policy: 'pauseIfNetworkFetchesPending', budget: 10_000 })
  await isOver
}

test('a scanner that runs scripts opens a pasted link and buys nothing', async ({ page, context, words }) => {
  const handoff = await freshHandoff()

  await page.goto(pasar.origin + handoff.path)
  await expect(page.getByRole('button', { name: words.continueToShop })).toBeVisible()
  await letScriptsRun(page)

  expect(page.url()).toBe(pasar.origin + handoff.path)
  expect(await tracesOf(handoff)).toEqual(NOTHING)
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-pasar_session')
})

test('a page that forwards to the shop without a tap buys nothing', async ({ page, words }) => {
  const handoff = await freshHandoff()
  const forward = `<meta http-equiv="refresh" content="0;url=${pasar.origin}${handoff.path}">`
  await page.route('http://mail.example/', (route) => route.fulfill({ contentType: 'text/html', body: forward }))

  await page.goto('http://mail.example/')
  await page.waitForURL(`${pasar.origin}/h?**`)
  await expect(page.getByRole('button', { name: words.continueToShop })).toBeVisible()
  await letScriptsRun(page)

  expect(page.url()).toBe(pasar.origin + handoff.path)
  expect(await tracesOf(handoff)).toEqual(NOTHING)
})

// Chromium does not prerender while its tools are attached, so the page is only told that it is
// prerendered.
test('a page that is rendered ahead of a tap buys nothing', async ({ page, words }) => {
  const handoff = await freshHandoff()
  await page.addInitScript(() => Object.defineProperty(Document.prototype, 'prerendering', { get: () => true }))
  const link = `<a href="${pasar.origin}${handoff.path}">AYU Serum</a>`
  await page.route('http://mail.example/', (route) => route.fulfill({ contentType: 'text/html', body: link }))
  await page.goto('http://mail.example/')

  await page.getByRole('link').click()
  await page.waitForURL(`${pasar.origin}/h?**`)
  await expect(page.getByRole('button', { name: words.continueToShop })).toBeVisible()
  await letScriptsRun(page)

  expect(page.url()).toBe(pasar.origin + handoff.path)
  expect(await tracesOf(handoff)).toEqual(NOTHING)
})
