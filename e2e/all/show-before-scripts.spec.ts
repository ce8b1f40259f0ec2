import { expect } from '@playwright/test'
import { untilHydrated } from '../fixtures/hold-scripts'
import { test } from '../fixtures/once-a-worker'
import { kasir, pasar, ramai, walkthrough } from '../fixtures/systems'

for (const [name, { origin }] of Object.entries({ ramai, pasar, kasir, walkthrough })) {
  test(`${name} draws its first frame before it asks for a script, and asks for each once`, async ({ page }) => {
    await page.goto(origin)
    await untilHydrated(page.locator('body'))

    const scripts = await page.evaluate(listScripts)
    const drawn = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter(({ asked }) => asked < Number(drawn))).toEqual([])
    expect(new Set(scripts.map(({ address }) => address)).size).toBe(scripts.length)
  })
}

/** Runs in the page. */
const listScripts = () =>
  performance
    .getEntriesByType('resource')
    .filter(({ name }) => /\/_next\/static\/.*\.js$/.test(name))
    .map(({ name, startTime }) => ({ address: name, asked: startTime }))
