import { test as base, expect } from '../fixtures/journey'
import { pasar } from '../fixtures/systems'

/** Closes a shop that no other journey buys from, and opens it again. */
const test = base.extend<{ close: () => Promise<void>; whileSoldOut: (look: () => Promise<void>) => Promise<void> }>({
  close: async ({ books: { pasar: sql } }, use) => {
    const set = async (closed: boolean) => {
      await sql`update shops set closed_at = ${closed ? new Date() : null} where id = 'ombak-senggigi'`
      await sql`
        update products set delisted = ${closed}, delisted_with_shop = ${closed} where shop_id = 'ombak-senggigi'`
    }
    await use(() => set(true))
    await set(false)
  },
  whileSoldOut: async ({ books: { pasar: sql } }, use) => {
    const sku = 'LEMBAYA-TOPI-ANYAM'
    const [before] = await sql`select available from variants where sku = ${sku}`
    const set = (available: number) => sql`update variants set available = ${available} where sku = ${sku}`
    await use(async (look) => {
      await set(0)
      await look()
      await set(before?.available)
    })
    await set(before?.available)
  },
})

test('a shop that closes is shown as closed on product page, wishlist and checkout', {
  tag: '@phone-only',
}, async ({ page, words, close, whileSoldOut, buyer }) => {
  const product = `${pasar.origin}/products/lembaya-topi-anyam`
  await whileSoldOut(async () => {
    await page.goto(product)
    // The product has no other option.
    await expect(page.getByText('Barang ini sedang habis.')).toBeVisible()
  })
  await page.goto(product)
  await page.getByRole('button', { name: /^Simpan ke wishlist: / }).click()
  await expect(page.getByRole('button', { name: /^Ada di wishlist: / })).toBeVisible()
  await page.getByRole('button', { name: words.buyNow }).click()
  await page.waitForURL(`${pasar.origin}/checkout/**`)
  await buyer.giveAddress()
  const place = page.getByRole('button', { name: words.placeOrder })
  await expect(place).toBeVisible()
  const tab = await page.context().newPage()
  await tab.goto(product)
  await close()

  await place.click()
  await expect(page.getByRole('alert').filter({ hasText: /baru saja tutup/ })).toBeFocused()
  const summary = page.getByRole('complementary', { name: 'Ringkasan' })
  await expect(summary.getByText('1 barang yang tidak bisa dipesan tidak dihitung.')).toBeVisible()
  await expect(summary.getByRole('definition').last()).toHaveText('Rp0')
  await expect(page.getByRole('link', { name: 'Toko sedang tutup' })).toBeVisible()
  await tab.getByRole('button', { name: words.addToCart }).click()
  await expect(tab.getByText('Toko ini sedang tutup.')).toBeVisible()
  await tab.getByRole('link', { name: 'Wishlist' }).click()
  await expect(tab.getByText('Tokonya sedang tutup.')).toBeVisible()
  await tab.getByRole('link', { name: 'Keranjang' }).click()
  await expect(tab.getByRole('region', { name: 'Beli langsung' })).toContainText('Toko sedang tutup')
})
