import { expect, inView, test } from '../fixtures/journey'
import { LANGUAGE_BY_SCREEN } from '../fixtures/screens'
import { pasar, ramai } from '../fixtures/systems'

test.use({ motion: true })

for (const { language, tag } of LANGUAGE_BY_SCREEN) {
  test.describe(language, { tag }, () => {
    test.use({ language })

    test('a person discovers in Ramai, buys in Pasar, pays at Kasir by QRIS, and returns to the same post', async ({
      page,
      words,
      payBy,
      buyer,
    }) => {
      await buyer.findInFeed('rani-ayu-serum')
      await buyer.cross()
      await expect(page).toHaveURL(`${pasar.origin}/products/ayu-serum?sku=AYU-SERUM`)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByText(words.samePrice)).toBeVisible()
      await buyer.buyNow()
      await buyer.arrangeDelivery()
      await buyer.placeOrder()
      await payBy.qris()
      const order = await buyer.returnToReceipt()

      await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
      await expect(page.getByText(order).first()).toBeVisible()
      const back = page.getByRole('link', { name: words.backToFeed })
      await expect(back).toHaveAttribute('href', `${ramai.origin}/`)

      await back.click()
      await expect(inView(page)).toHaveAttribute('data-post', 'rani-ayu-serum')
    })
  })
}

test('a declined card costs nothing, and another method pays the same order', { tag: '@motion' }, async ({
  page,
  words,
  arrange,
  payOrder,
  payBy,
  buyer,
}) => {
  await payOrder(await arrange.order())
  await buyer.chooseMethod(words.card)
  await buyer.payWithCard(words.useDeniedCard)
  await expect(page.getByText(words.denied)).toBeVisible()

  await payBy.qris()
  await buyer.returnToReceipt()

  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
})

test('a method changed at Kasir is the one that the order is paid by', async ({
  page,
  arrange,
  payOrder,
  buyer,
  words,
}) => {
  await payOrder(await arrange.order())
  await buyer.chooseMethod(words.methods.other_qris)
  await page.getByRole('button', { name: 'Ganti metode' }).click()
  await buyer.chooseMethod(words.methods.bca_va)
  await page.getByRole('link', { name: words.backToShop }).click()

  await expect(page.getByText('Kamu memilih Virtual account BCA')).toBeVisible()
  await expect(page.getByText(/^\d{16}$/)).toBeVisible()
  await expect(page.getByText('tidak berhasil')).toHaveCount(0)
})

test('the leave notice can be turned off, and goods of two taps are paid together', async ({ page, words, buyer }) => {
  await buyer.findInFeed('rani-ayu-serum')
  await inView(page).getByRole('button', { name: words.view }).click()
  await expect(page.getByRole('heading', { name: words.leaving })).toBeVisible()
  await page.getByLabel(words.notAgain).check()
  await page.getByRole('button', { name: words.continueToShop }).click()
  await page.waitForURL(`${pasar.origin}/products/**`)
  await page.getByRole('button', { name: words.addToCart }).click()
  await expect(page.getByText(words.onePieceInCart)).toBeVisible()

  await buyer.findInFeed('bayu-langkah-sandal')
  await inView(page).getByRole('button', { name: words.view }).click()
  await page.waitForURL(`${pasar.origin}/products/**`)
  await buyer.chooseVariant('42')
  await page.getByRole('button', { name: words.addToCart }).click()
  await expect(page.getByText(words.onePieceInCart)).toBeVisible()

  await buyer.checkOutCart()
  await expect(page.getByText('AYU Serum').first()).toBeVisible()
  await expect(page.getByText(/42/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: words.backToFeed })).toBeVisible()
})
