import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/journey'
import { signHandoff } from '../fixtures/sign-handoff'
import { pasar } from '../fixtures/systems'
import { atVolume } from '../fixtures/volume'

const ROUNDS = atVolume(20)

test('two tabs that land and buy at the same moment keep both products, and no basket of this browser is lost', async ({
  browser,
}) => {
  test.setTimeout(ROUNDS * 30_000)

  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext()
    const tabs = [await context.newPage(), await context.newPage()]
    // Every other browser has shopped before, so it has a session that both claims would use.
    const older = round % 2 === 1 ? await buyIn([await context.newPage()], PRODUCTS.slice(2)) : []

    const claimed = await buyIn(tabs, PRODUCTS)

    const baskets = [...older, ...claimed]
    expect(new Set(baskets).size).toBe(baskets.length)
    for (const basket of baskets) {
      const answer = await tabs[0]?.goto(basket)
      expect([round, basket, answer?.status()]).toEqual([round, basket, 200])
    }
    await context.close()
  }
})

const PRODUCTS = [
  { sku: 'AYU-SERUM', promo: 101 },
  { sku: 'SEJUK-TUMBLER', promo: 102 },
  { sku: 'LANGKAH-SANDAL-40', promo: 120 },
]

/**
 * Opens the landing page of a product in each tab at once, continues and buys in all at once, and
 * returns their baskets' addresses.
 */
async function buyIn(tabs: Page[], products: typeof PRODUCTS): Promise<string[]> {
  const links = await Promise.all(tabs.map(async (_, at) => `${pasar.origin}/h?t=${await signHandoff(products[at])}`))
  await Promise.all(tabs.map((tab, at) => tab.goto(links[at] ?? '')))
  await Promise.all(tabs.map((tab) => continueIn(tab).click()))
  await Promise.all(tabs.map(arrive))
  await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: 'Beli sekarang' }).click()))

  return Promise.all(
    tabs.map(async (tab) => {
      await tab.waitForURL(`${pasar.origin}/checkout/**`)
      return tab.url()
    }),
  )
}

const continueIn = (tab: Page) => tab.locator('form[action="/h/claim"] button')

/**
 * The browser has one nonce: the form of the tab that lost it is refused without being spent, and
 * offered again.
 */
async function arrive(tab: Page) {
  const again = tab.locator('form[action="/h"] button')
  await expect(tab).toHaveURL(/\/(?:products\/.+|h\/claim)$/)
  await tab.waitForLoadState('domcontentloaded')
  if (await again.isVisible()) {
    await again.click()
    await continueIn(tab).click()
    await expect(tab).toHaveURL(/\/products\//)
  }
}
