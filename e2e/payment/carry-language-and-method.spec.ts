import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/journey'
import { kasir, pasar } from '../fixtures/systems'
import { wordsOf } from '../fixtures/words'

test('Kasir opens in the language and on the method of the checkout, which a reload keeps', {
  tag: '@phone',
}, async ({ page, context, arrange }) => {
  // This browser has chosen no language in Kasir.
  await context.clearCookies({ domain: new URL(kasir.origin).hostname })
  const [id, en] = [wordsOf('id'), wordsOf('en')]
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  await page.getByRole('button', { name: /^en ·/i }).click()
  const method = page.getByLabel('Method at Kasir')
  await untilHydrated(method)
  const saved = page.waitForResponse((response) => response.request().method() === 'POST')
  await method.selectOption('bca_va')
  await saved
  await page.reload()
  await expect(method).toHaveValue('bca_va')
  await expect(page.getByRole('button', { name: 'Save the choice' })).toBeHidden()
  await page.getByRole('button', { name: en.placeOrder }).click()
  await page.waitForURL(`${kasir.origin}/**`)

  await expect(page.getByRole('heading', { name: 'Pay with BCA virtual account' })).toBeVisible()
  await page.getByRole('button', { name: /^id ·/i }).click()
  await expect(page.getByRole('heading', { name: 'Bayar dengan Virtual account BCA' })).toBeVisible()
  await page.getByRole('button', { name: 'Bayar', exact: true }).click()

  await expect(page.getByText(id.waiting)).toBeVisible()
})

test('a payment that is resumed opens on the method of the checkout', async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  const method = page.getByLabel('Metode di Kasir')
  await untilHydrated(method)
  await method.selectOption('credit_card')
  await page.getByRole('button', { name: words.placeOrder }).click()
  await expect(page.getByRole('heading', { name: 'Bayar dengan kartu' })).toBeVisible()
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-.*\d WIB/ }).click()

  await page.getByRole('button', { name: words.payNow }).click()

  await expect(page.getByRole('heading', { name: 'Bayar dengan kartu' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a button saves the method', async ({ page, arrange }) => {
    await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
    const method = page.getByLabel('Metode di Kasir')
    await method.selectOption('gopay')

    await page.getByRole('button', { name: 'Simpan pilihan' }).click()
    await page.reload()

    await expect(method).toHaveValue('gopay')
  })
})
