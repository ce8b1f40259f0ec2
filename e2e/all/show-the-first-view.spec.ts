import { expect } from '@playwright/test'
import { test } from '../fixtures/once-a-worker'
import { pasar, ramai } from '../fixtures/systems'

/**
 * A server sends ten full packets before it waits for an acknowledgement (RFC 6928); any more costs
 * a round trip.
 */
const FIRST_FLIGHT = 10 * 1460

test('the document of the feed comes in the first packets', async ({ page }) => {
  const sizes = await (await page.goto(ramai.origin))?.request().sizes()

  expect(Number(sizes?.responseHeadersSize) + Number(sizes?.responseBodySize)).toBeLessThan(FIRST_FLIGHT)
})

for (const [name, { origin, parts }] of Object.entries({
  ramai: { origin: ramai.origin, parts: '.post' },
  pasar: { origin: pasar.origin, parts: 'ul > li > a > :has(img)' },
}))
  test(`${name} skips all but its first picture for the first frame, and shows it then`, async ({ page }) => {
    await page.goto(origin)
    const [, ...later] = await page.locator(parts).all()
    expect(later.length).toBeGreaterThan(0)

    // Request times and frame times of the browser are too imprecise to compare, so look at the
    // animation instead.
    const skipped = await page
      .locator(parts)
      .evaluateAll((all) => all.map((part) => getComputedStyle(part).animationName))

    expect(skipped.slice(0, 2)).toEqual(['none', 'after-the-first-frame'])
    for (const part of later.slice(0, 2))
      await expect
        .poll(() =>
          part
            .locator('img')
            .first()
            .evaluate((picture: HTMLImageElement) => picture.naturalWidth),
        )
        .toBeGreaterThan(0)
  })
