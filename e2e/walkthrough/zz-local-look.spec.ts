import { Browser } from '@jembatan/contract/conformance/browser'
import { test } from '@playwright/test'
import { linkTo } from '../fixtures/present'
import { pasar, walkthrough } from '../fixtures/systems'

test('look', async ({ browser }) => {
  test.setTimeout(240_000)
  for (const step of [12, 14]) {
    const session = new Browser(walkthrough.origin)
    const link = new URL(await linkTo('/scenarios'))
    await session.ask(link.pathname + link.search)
    const { body } = await session.ask(`/api/scenario/split-shipment/jump/${step}`, { method: 'POST' })
    const address = JSON.parse(body).opens.address
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(address)
    const url = page.url()
    for (const language of ['id', 'en']) {
      await context.addCookies([{ name: '__Host-pasar_language', value: language, url: pasar.origin.replace('http:', 'https:'), secure: true }]).catch(() => {})
      for (const [name, width, height] of [['phone', 390, 844], ['desktop', 1440, 900]] as const) {
        await page.setViewportSize({ width, height })
        await page.goto(url)
        await page.screenshot({ path: `/tmp/w/pshots/order-${step}-${language}-${name}.png`, fullPage: true })
        if (step === 14) {
          await page.goto(`${url}/invoice`)
          await page.screenshot({ path: `/tmp/w/pshots/invoice-${language}-${name}.png`, fullPage: true })
        }
      }
    }
    await context.close()
  }
})
