import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * What is still fading in has no contrast yet; what turns for ever is not waited for. Where one page becomes another
 * without a load, its title comes after it.
 */
async function hasArrived(page: Page) {
  await expect(page).toHaveTitle(/./)
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ),
  )
}

/** What axe finds on a page that has arrived. */
export async function violationsOn(page: Page) {
  await hasArrived(page)
  // Without it each look opens one more window, to gather what frames of other origins said. There are none.
  expect(page.frames()).toHaveLength(1)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()

  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
