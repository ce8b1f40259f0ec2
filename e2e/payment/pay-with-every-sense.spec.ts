import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/journey'
import { kasir } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'

const isClean = async (page: Page, where?: string) => expect(await faultsOn(page), where).toEqual([])

test('axe finds nothing where a payment waits for its payer', async ({ page, words, toko, buyer }) => {
  for (const method of ['other_qris', 'gopay', 'bca_va', 'echannel', 'indomaret'] as const) {
    await page.goto((await toko.order()).url)
    await buyer.chooseMethod(words.methods[method])
    await expect(page.getByText(words.waiting)).toBeVisible()

    await isClean(page, method)
  }
})

test('axe finds nothing from the bank that declines to the page that offers another way', async ({
  page,
  words,
  toko,
  buyer,
}) => {
  await page.goto((await toko.order()).url)
  await buyer.chooseMethod(words.methods.echannel)
  await page.getByRole('link', { name: words.toSimulator }).click()
  await page.getByLabel(words.billAmount).fill('1')
  await page.getByRole('button', { name: words.payBill, exact: true }).click()
  await expect(page.getByLabel(words.billAmount)).toHaveAccessibleDescription(words.amountWrong)
  await isClean(page)

  await page.getByRole('button', { name: words.declineBill, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.billDeclined })).toBeVisible()
  await isClean(page)

  await page.getByRole('link', { name: words.toPaymentPage }).click()
  await expect(page.getByText(words.deniedPayment)).toBeVisible()
  await isClean(page)
})

test('axe finds nothing on the way of a card', async ({ page, words, toko, buyer }) => {
  await page.goto((await toko.order({ credit_card: { installment: { required: true, terms: { bni: [3] } } } })).url)
  await buyer.chooseMethod(words.card)
  await page.getByRole('button', { name: words.payByCard }).click()
  await expect(page.getByRole('textbox').first()).toHaveAttribute('aria-invalid', 'true')
  await isClean(page)

  await page.getByRole('button', { name: words.useTestCard }).click()
  await page.getByRole('button', { name: words.payByCard }).click()
  await expect(page.getByLabel(words.otp)).toBeVisible()
  await isClean(page)

  await page.getByRole('button', { name: words.expireNow }).click()
  await expect(page.getByRole('heading', { name: words.timeIsUp })).toBeFocused()
  await isClean(page)
})

test('axe finds nothing in the simulator', async ({ page }) => {
  for (const path of ['', '?code=1234', '?code=', '/bca/va', '/gopay/ui?code=KASIR-0']) {
    await page.goto(`${kasir.origin}/simulator${path}`)
    await isClean(page, path)
  }
})

test('the bar at the bottom covers no method that takes the focus', async ({ page, toko }) => {
  await page.goto((await toko.order()).url)
  const covered: string[] = []

  for (const method of await page.getByRole('radio').all()) {
    await method.focus()
    if (await method.evaluate(isCovered)) covered.push(await method.inputValue())
  }

  await expect(page.getByRole('radio')).not.toHaveCount(0)
  expect(covered).toEqual([])
})

test('a virtual account is chosen and paid by keyboard only', async ({ page, words, toko }) => {
  await page.goto((await toko.order({ enabled_payments: ['other_qris', 'bca_va'] })).url)
  await page.getByRole('radio', { name: words.methods.other_qris }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.waiting)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  await page.getByRole('button', { name: words.simulatePayment }).focus()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: words.paid })).toBeFocused()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a card is chosen among the saved ones, refused, and then another is taken', async ({
    page,
    words,
    toko,
    buyer,
  }) => {
    await page.goto((await toko.order()).url)
    await buyer.chooseMethod(words.card)
    await buyer.payWithCard(words.useDeniedCard)
    await expect(page.getByText(words.denied)).toBeVisible()

    await buyer.chooseMethod(words.card)
    await buyer.payWithCard(words.useTestCard)

    await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
  })
})

/** Runs in the page. */
function isCovered(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect()

  return document.elementFromPoint(left + width / 2, top + height / 2) !== element
}
