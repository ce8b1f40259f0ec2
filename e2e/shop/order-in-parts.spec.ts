import { test as base, expect } from '../fixtures/journey'
import { kasir, pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

/** A product that no other journey uses, at a price that no seed contains. */
const test = base.extend<{ dear: string }>({
  dear: async ({ books: { pasar: sql } }, use) => {
    const setPrice = (price: number) => sql`update variants set price = ${price} where sku = 'KELANARA-BOTOL-LIPAT'`
    await setPrice(250_000_000)
    await use('kelanara-botol-lipat')
    await setPrice(74_000)
  },
})

test('a cart above the limit of one order is announced in cart and checkout, and ordered in parts', {
  tag: '@phone-only',
}, async ({ page, words, dear, buyer }) => {
  const limit = page.getByText('Satu pesanan paling banyak Rp999.999.999, sebelum voucher')
  const pieces = page.getByRole('status', { name: words.quantityOf })
  const [more, less] = [
    page.getByRole('button', { name: words.oneMore }),
    page.getByRole('button', { name: words.oneLess }),
  ]
  await page.goto(`${pasar.origin}/products/${dear}`)
  await page.getByRole('button', { name: words.addToCart }).click()
  await page.getByRole('link', { name: words.openCart }).click()
  for (const count of ['2', '3', '4', '5']) {
    await more.click()
    await expect(pieces).toHaveText(count)
  }
  await expect(limit).toBeVisible()
  // Above the line it would move the button away from under the finger.
  expect((await limit.boundingBox())?.y).toBeGreaterThan((await more.boundingBox())?.y ?? 0)
  const total = page.getByText('Total barang').filter({ visible: true }).locator('..')
  await expect(total).toContainText('Rp1.250.000.000')
  await expect(total).toHaveAttribute('aria-live', 'polite')
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Kurangi pilihan dulu' }).click()
  await expect(limit).toBeInViewport()
  await expect(page.locator('#limit')).toBeFocused()
  for (const count of ['4', '3']) {
    await less.click()
    await expect(pieces).toHaveText(count)
  }
  await expect(limit).toBeHidden()
  await page.getByRole('button', { name: words.checkOut }).click()
  await page.waitForURL(`${pasar.origin}/checkout/**`)
  await buyer.arrangeDelivery()

  await more.click()
  await expect(limit).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kurangi barang', exact: true })).toHaveAttribute('href', '#limit')
  expect(await violationsOn(page)).toEqual([])
  await less.click()
  await expect(limit).toBeHidden()
  await less.click()
  await expect(page.getByText('Rp500.000.000').first()).toBeVisible()
  await buyer.placeOrder()

  await expect(page).toHaveURL(new RegExp(`^${kasir.origin}`))
  await page.goto(`${pasar.origin}/basket`)
  await expect(pieces).toHaveText('1')
})
