import type { Page } from '@playwright/test'

export type Stops = { feed: string; product: string; checkout: string; payment: string }

/** Walks the flow as a buyer would, in Indonesian, and gives back the addresses of the pages on the way. */
export async function walkToPayment(page: Page, feed: string): Promise<Stops> {
  await page.goto(feed)
  await tapTheFirstProduct(page)
  await orderIt(page)
  const payment = page.url()

  // A second basket, since the first has become an order and its checkout page leads there.
  await page.goto(feed)
  await tapTheFirstProduct(page)
  const checkout = page.url()

  await page.goto(new URL('/', checkout).href)
  await page.locator('a[href^="/products/"]').first().click()
  await page.waitForURL('**/products/**')

  return { feed, product: page.url(), checkout, payment }
}

async function tapTheFirstProduct(page: Page) {
  await page.getByRole('button', { name: 'Lihat di Pasar' }).first().click()
  await page.getByRole('button', { name: 'Lanjut ke Pasar' }).click()
  await page.waitForURL('**/checkout/**')
}

async function orderIt(page: Page) {
  await page.getByLabel('Nama penerima').fill('Sri Wahyuni')
  await page.getByLabel('Nomor telepon').fill('081234567890')
  await page.getByLabel('Kelurahan, kecamatan, kota').fill('Bandung')
  await page.getByRole('option').first().click()
  await page.getByLabel('Jalan dan nomor rumah').fill('Jalan Dago 12')
  await page.getByRole('button', { name: 'Simpan alamat' }).click()
  await page.getByRole('button', { name: 'Reguler' }).click()
  await page.getByRole('button', { name: 'Buat pesanan' }).click()
  await page.waitForURL('**/snap/**')
}
