import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/journey'
import { signHandoff } from '../fixtures/sign-handoff'
import { pasar } from '../fixtures/systems'
import { atVolume } from '../fixtures/volume'

const ROUNDS = atVolume(20)

test('two tabs that land at the same moment lead to two baskets, and no basket of this browser is lost', async ({
  browser,
}) => {
  test.setTimeout(ROUNDS * 30_000)

  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext()
    const tabs = [await context.newPage(), await context.newPage()]
    // Every other browser has shopped before, so it has a session that both claims would use.
    const older = round % 2 === 1 ? await claimIn([await context.newPage()]) : []

    const claimed = await claimIn(tabs)

    const baskets = [...older, ...claimed]
    expect(new Set(baskets).size).toBe(baskets.length)
    for (const basket of baskets) {
      const answer = await tabs[0]?.goto(basket)
      expect([round, basket, answer?.status()]).toEqual([round, basket, 200])
    }
    await context.close()
  }
})

/**
 * Opens the landing page in all tabs at once, continues in all at once, and returns their baskets'
 * addresses.
 */
async function claimIn(tabs: Page[]): Promise<string[]> {
  const links = await Promise.all(tabs.map(async () => `${pasar.origin}/h?t=${await signHandoff()}`))
  await Promise.all(tabs.map((tab, at) => tab.goto(links[at] ?? '')))
  await Promise.all(tabs.map((tab) => goOn(tab).click()))

  return Promise.all(tabs.map(arrive))
}

const goOn = (tab: Page) => tab.locator('form[action="/h/claim"] button')

/**
 * The browser has one nonce: the form of the tab that lost it is refused without being spent, and
 * offered again.
 */
async function arrive(tab: Page) {
  const again = tab.locator('form[action="/h"] button')
  await expect(tab).toHaveURL(/\/(?:checkout\/.+|h\/claim)$/)
  await tab.waitForLoadState('domcontentloaded')
  if (await again.isVisible()) {
    await again.click()
    await goOn(tab).click()
    await expect(tab).toHaveURL(/\/checkout\//)
  }

  return tab.url()
}
