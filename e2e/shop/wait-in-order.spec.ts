import { Browser } from '@jembatan/contract/conformance/browser'
import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/money'
import { pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

const ASKS_FOR_A_PAGE = { headers: { accept: 'text/html' } }

test('an operator opens a waiting room for one product, and buyers come in in order', async ({
  page,
  context,
  backOffice,
  books,
}) => {
  // Not promoted, so that no other journey meets its waiting room.
  const [product] = await books.pasar`
    select id, name_id as name from products where not delisted and id not in (
      select product_id from promos join variants using (sku)) order by id desc limit 1`
  const address = `${pasar.origin}/products/${product?.id}`
  const rooms = `${pasar.origin}/back-office/waiting-room`
  const first = new Browser(pasar.origin)
  const firstIsIn = async () =>
    (await first.ask(`/products/${product?.id}`, ASKS_FOR_A_PAGE)).body.includes('id="announcement"')

  try {
    await backOffice.goto(rooms)
    const form = backOffice.getByRole('listitem').filter({ hasText: 'Ruang tunggu satu produk' })
    const set = async (settings: Record<string, string>) => {
      for (const [label, value] of Object.entries(settings)) await form.getByLabel(label).fill(value)
      await form.getByRole('button', { name: 'Simpan' }).click()
    }
    // Before hydration the whole page reloads, and nothing in it has the focus.
    await untilHydrated(form.getByRole('button', { name: 'Simpan' }))
    await set({ Produk: 'tidak-ada', 'Pembeli di dalam, paling banyak': '1', 'Masuk per menit, paling banyak': '600' })
    await expect(form.getByLabel('Produk')).toHaveAccessibleDescription(/tidak ada di toko/)
    await expect(form.getByLabel('Masuk per menit, paling banyak')).toHaveValue('600')
    await expect(form.getByLabel('Produk')).toBeFocused()
    await set({ Produk: String(product?.id) })
    const card = backOffice.locator(`[id="room-${product?.id}"]`)
    await expect(card.getByText(/^Terbuka sejak/)).toBeVisible()

    await expect.poll(firstIsIn).toBe(true)
    await expect.poll(firstIsIn).toBe(false)
    await page.goto(address)
    await expect(page.getByRole('heading', { name: /antrean/ })).toBeVisible()
    await expect(page.locator('#place')).toHaveText('1')
    expect(await violationsOn(page)).toEqual([])
    const behind = new Browser(pasar.origin)
    await behind.ask(`/products/${product?.id}`, ASKS_FOR_A_PAGE)
    await page.reload()
    const tab = await context.newPage()
    await tab.goto(address)
    for (const open of [page, tab]) await expect(open.locator('#place')).toHaveText('1')
    await tab.close()

    await card.getByLabel('Pembeli di dalam, paling banyak').fill('2')
    await card.getByRole('button', { name: 'Simpan' }).click()
    await expect(page.getByRole('heading', { level: 1, name: String(product?.name) })).toBeVisible({ timeout: 10_000 })
  } finally {
    await books.pasar`delete from waiting_rooms where id = ${product?.id}`
  }
})
