import type { Route } from '@playwright/test'
import { fits } from '../fixtures/fits'
import { expect, test } from '../fixtures/journey'
import { call } from '../fixtures/register'
import { kasir, pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

test('things of four shops are collected, checked out on three screens, and paid at once as four parcels', {
  tag: '@phone-only',
}, async ({ page, words, buyer, payBy }) => {
  for (const product of ['ayu-serum', 'kala-mug', 'senja-kopi', 'nada-earbuds']) {
    await page.goto(`${pasar.origin}/products/${product}`)
    await page.getByRole('button', { name: words.addToCart }).dblclick()
    await expect(page.getByText(words.onePieceInCart)).toBeVisible()
  }
  await expect(page.getByRole('banner').getByRole('link', { name: words.cart })).toContainText('4')
  await page.getByRole('link', { name: words.openCart }).click()
  await page.getByRole('button', { name: words.oneMore }).first().dblclick()
  await expect(page.getByRole('status', { name: words.quantityOf }).first()).toHaveText('3')
  const less = page.getByRole('button', { name: words.oneLess }).first()
  for (const left of ['2', '1']) {
    await less.press('Enter')
    await expect(page.getByRole('status', { name: words.quantityOf }).first()).toHaveText(left)
  }
  await expect(less).toBeFocused()
  await page.getByRole('button', { name: words.removeFromCart }).first().click()
  const undo = page.getByRole('button', { name: words.undo })
  await expect(undo).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await undo.click()
  await expect(page.getByRole('button', { name: words.removeFromCart })).toHaveCount(4)
  await page.getByRole('button', { name: words.checkOut }).click()

  await page.waitForURL(`${pasar.origin}/checkout/**`)
  await buyer.giveAddress()
  await page.getByText('Bayar di tempat (COD)').click()
  await expect(page.getByText('beberapa toko, jadi ada beberapa kurir')).toBeVisible()
  await page.getByText('Bayar di tempat (COD)').click()
  await expect(page.getByText('Merpati · Reguler').first()).toBeVisible()
  await expect(page.getByText('bisa bayar di tempat')).toHaveCount(0)
  for (const shop of ['Rumah Ayu', 'Griya Kriya']) {
    const parcel = page.getByRole('region', { name: shop })
    await parcel.getByText('Ganti', { exact: true }).click()
    await parcel.getByRole('button', { name: /^Elang/ }).click()
    await expect(parcel.getByRole('group')).not.toHaveAttribute('open')
    await parcel.getByText('Ganti', { exact: true }).click()
    await parcel.getByRole('button', { name: /^Tambahkan/ }).click()
    await expect(parcel.getByRole('button', { name: 'Hapus asuransi' })).toBeVisible()
    await parcel.getByText('Ganti', { exact: true }).click()
    await expect(parcel.getByText('diasuransikan')).toBeVisible()
  }
  await page.getByText('Rincian tiap toko').click()
  await expect(page.getByText('Rumah Ayu: harga barang sudah termasuk PPN Rp12.784.')).toBeVisible()
  await expect(page.getByText('Griya Kriya tidak memungut PPN.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByText('Rincian tiap toko').click()
  const bottom = await page.getByRole('main').evaluate((main) => main.getBoundingClientRect().bottom + scrollY)
  expect(bottom).toBeLessThanOrEqual(3 * (page.viewportSize()?.height ?? 0))
  await page.getByLabel('Metode di Kasir').selectOption({ label: 'Virtual account BCA' })
  await buyer.placeOrder()
  await expect(page).toHaveURL(new RegExp(`^${kasir.origin}`))
  await expect(page.getByRole('heading', { name: 'Bayar dengan Virtual account BCA' })).toBeVisible()
  await page.getByRole('link', { name: 'Ganti metode' }).click()
  await expect(page.getByRole('radio', { name: words.methods.bca_va })).toBeChecked()
  await payBy.qris()
  await buyer.returnToReceipt()

  await expect(page.getByText('Rumah Ayu').first()).toBeVisible()
  await expect(page.getByText('Griya Kriya').first()).toBeVisible()
  await fits(page)
  await page.goto(`${pasar.origin}/basket`)
  await expect(page.getByRole('button', { name: words.removeFromCart })).toHaveCount(0)
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without', () => {
    test.use({ javaScriptEnabled })

    test('a step of a cart that left the browser with its session is answered in words', async ({
      page,
      context,
      words,
    }) => {
      await page.goto(`${pasar.origin}/products/ayu-serum`)
      await page.getByRole('button', { name: words.addToCart }).click()
      await page.getByRole('link', { name: words.openCart }).click()
      for (const step of [words.removeFromCart, words.checkOut]) {
        const cookies = await context.cookies()
        await page.goto(`${pasar.origin}/basket`)
        await context.clearCookies({ name: '__Host-pasar_session' })
        await page.getByRole('button', { name: step }).first().click()

        await expect(page.getByText(/^Keranjang tadi tidak ada lagi di browser ini/)).toBeVisible()
        await expect(page.getByRole('main').getByRole('link', { name: 'Masuk ke akun' })).toBeVisible()
        await context.addCookies(cookies)
      }
    })
  })

/**
 * Sent by Node to the system's address, because it does not resolve the host's name. The browser
 * never gets the answer.
 */
async function deliver(tap: Route) {
  const request = tap.request()
  const headers = await request.allHeaders()
  await call(pasar.origin, { path: '/products/kala-mug', method: 'POST', headers, body: request.postData() ?? '' })
  await tap.abort('aborted')
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a cart is filled, once by a double tap, chosen from and checked out', async ({ page, words }) => {
    const add = page.getByRole('button', { name: words.addToCart })
    await page.goto(`${pasar.origin}/products/ayu-serum`)
    await add.click()
    await page.goto(`${pasar.origin}/products/kala-mug`)
    // The first tap of a double tap arrives, and its answer is lost.
    const first = new Promise<void>((arrived) =>
      page.route('**/products/kala-mug', (tap) => deliver(tap).then(arrived), { times: 1 }),
    )
    await add.click({ noWaitAfter: true })
    await first
    await add.click()
    await expect(page.getByText(words.onePieceInCart)).toBeVisible()
    await page.getByRole('link', { name: words.openCart }).click()
    await page.getByRole('checkbox', { name: words.chooseAll, exact: true }).click()
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
    await page.getByRole('checkbox', { name: /AYU/ }).click()
    await page.getByRole('button', { name: words.removeFromCart }).first().click()
    await page.getByRole('button', { name: words.undo }).click()
    await page.getByRole('button', { name: words.checkOut }).click()

    await page.waitForURL(`${pasar.origin}/checkout/**`)
    await expect(page.getByText('AYU Serum').first()).toBeVisible()
    await expect(page.getByText('KALA')).toHaveCount(0)
  })
})
