import { inView } from '@jembatan/buyer/page-buyer'
import { expect, type Locator } from '@playwright/test'
import { test } from '../fixtures/once-a-worker'
import { pasar, ramai } from '../fixtures/systems'

/** A little larger than the frame is acceptable: there are three widths, not one for each phone. */
const ROOM = 1.6

for (const { dots, tag } of [{ dots: 1 }, { dots: 2, tag: '@phone-only' }])
  test.describe(`on a screen of ${dots} dots a point`, { tag }, () => {
    test.use({ deviceScaleFactor: dots })

    test('a picture is there, and no larger than its frame can show', async ({ page }) => {
      await page.goto(`${ramai.origin}/`)
      await expectFitting(inView(page).locator('.offer-picture'))

      await page.goto(`${pasar.origin}/`)
      await expectFitting(page.getByRole('listitem').locator('img').first())
    })
  })

async function expectFitting(picture: Locator) {
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true)
  const { frame, drawn } = await picture.evaluate((img: HTMLImageElement) => ({
    frame: img.clientWidth * devicePixelRatio,
    drawn: Number(/-(\d+)\.avif$/.exec(img.currentSrc)?.[1] ?? 900),
  }))
  expect(drawn).toBeGreaterThanOrEqual(frame * 0.9)
  expect(drawn).toBeLessThan(frame * ROOM)
}
