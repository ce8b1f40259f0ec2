import { expect, inView, test } from '../fixtures/journey'
import { lowTargets } from '../fixtures/low-targets'
import { PAGES } from '../fixtures/pages'
import { LANGUAGE_BY_SCREEN } from '../fixtures/screens'
import { kasir, pasar, ramai, SYSTEMS, walkthrough } from '../fixtures/systems'
import { faultsOn, violationsOn } from '../fixtures/violations'

for (const { language, tag } of LANGUAGE_BY_SCREEN) {
  test.describe(language, { tag }, () => {
    test.use({ language })

    test('axe finds nothing from the feed to the receipt', async ({ page, isMobile, words, arrange, payBy, buyer }) => {
      await buyer.findInFeed('rani-ayu-serum')
      expect(await violationsOn(page)).toEqual([])
      await inView(page).getByRole('button', { name: words.aboutProduct }).click()
      expect(await violationsOn(page)).toEqual([])
      await page.keyboard.press('Escape')
      await inView(page).getByRole('link', { name: words.comments }).click()
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
      expect(await violationsOn(page)).toEqual([])
      await page.keyboard.press('Escape')

      await inView(page).getByRole('button', { name: words.view }).click()
      await expect(page.getByRole('heading', { name: words.leaving })).toBeVisible()
      expect(await violationsOn(page)).toEqual([])

      await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}`)
      expect(await violationsOn(page)).toEqual([])

      await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
      await expect(page.getByRole('button', { name: words.placeOrder })).toBeEnabled()
      expect(await violationsOn(page)).toEqual([])
      if (isMobile) expect(await lowTargets(page)).toEqual([])

      await buyer.placeOrder()
      await expect(page.getByRole('heading', { name: words.choosePayment })).toBeVisible()
      expect(await violationsOn(page)).toEqual([])

      await payBy.qris()
      await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
      await page.getByRole('button', { name: words.stayHere }).click()
      expect(await violationsOn(page)).toEqual([])

      await buyer.returnToReceipt()
      await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
      expect(await violationsOn(page)).toEqual([])
      if (isMobile) expect(await lowTargets(page)).toEqual([])
    })
  })
}

for (const name of ['ramai', 'pasar'] as const)
  test(`axe finds nothing on ${name}'s pages, and every target is large enough`, async ({ page }) => {
    test.slow()
    for (const path of PAGES[name]) {
      await page.goto(SYSTEMS[name].origin + path)

      expect.soft(await faultsOn(page, { byFinger: true }), path).toEqual([])
    }
  })

/** Pixels of the focus ring, and of its gap. */
const RING = 5

test('the first key of each system reaches a link past its frame, and all of the ring around it is seen', {
  tag: '@phone',
}, async ({ page }) => {
  for (const { origin } of [ramai, pasar, kasir, walkthrough]) {
    await page.goto(origin)
    await page.keyboard.press('Tab')
    const skip = page.locator('a:focus')
    await expect(skip).toHaveAttribute('href', /^#/)

    const box = await skip.boundingBox()
    expect(Math.min(box?.x ?? 0, box?.y ?? 0), origin).toBeGreaterThanOrEqual(RING)
  }
})

test('axe finds nothing on the pages outside the purchase', async ({ page }) => {
  for (const address of [...PAGES.kasir.map((path) => kasir.origin + path), `${ramai.origin}/leaving/pasar/65535`]) {
    await page.goto(address)
    expect(await faultsOn(page), address).toEqual([])
  }
})

test('by keys no field of the checkout stops under the bar at the bottom of a phone', { tag: '@phone-only' }, async ({
  page,
  words,
  arrange,
}) => {
  // The order's address is offered above the form.
  await arrange.order()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}?edit=address`)
  const bar = page.getByRole('link', { name: words.finishAddress })
  const save = page.getByRole('button', { name: 'Simpan alamat' })
  await page.getByRole('button', { name: /^Tambah satu/ }).focus()
  const under: string[] = []
  do {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    const [field, top] = [await focused.boundingBox(), await bar.boundingBox()]
    if (!field || !top || field.y + field.height > top.y)
      under.push(await focused.evaluate(({ outerHTML }) => outerHTML))
  } while (!(await save.evaluate((button) => button === document.activeElement)))

  expect(under).toEqual([])
})
