import type { Locator, Page } from '@playwright/test'
import { untilHydrated } from '../fixtures/hold-scripts'
import { test as base, expect } from '../fixtures/journey'
import { atKasir } from '../fixtures/money'
import { kasir } from '../fixtures/systems'

const payment = (page: Page) => page.frameLocator('iframe')

/** The callbacks that the merchant's script has received so far. */
const callbackText = (page: Page) => page.locator('output')

const test = base.extend<{ openPopup: (path?: string) => Promise<void> }>({
  openPopup: async ({ page, toko }, use) => {
    await use(async (path = '') => {
      const { token } = await toko.order()
      await page.goto(`${toko.origin}${path}/#token=${token}`)
      await page.getByRole('button', { name: 'Bayar' }).click()
    })
  },
})

/** The popup's own page has answered; before that Escape simply closes it. */
const hasOpened = (page: Page) => expect(page.getByText('Membuka pembayaran…')).toHaveCount(0)

/**
 * Presses a control that ends the popup. Chromium may never acknowledge a click on a frame that
 * this click removes, so the end of the popup counts, too.
 */
async function endBy(page: Page, pressed: Locator) {
  await Promise.race([pressed.click(), page.locator('iframe').waitFor({ state: 'detached' })])
}

async function choose(page: Page, method: string | RegExp, label: string) {
  await payment(page).getByRole('radio', { name: method }).check()
  await payment(page).getByRole('button', { name: label, exact: true }).click()
}

test('a payment in the popup calls onSuccess once and restores the focus', { tag: '@phone' }, async ({
  page,
  words,
  openPopup,
}) => {
  await openPopup()
  await choose(page, words.methods.other_qris, words.confirmMethod)
  await payment(page).getByRole('button', { name: words.simulatePayment }).click()
  await expect(payment(page).getByRole('heading', { name: words.paid })).toBeVisible()
  await endBy(page, payment(page).getByRole('link', { name: words.backToToko }))

  await expect(callbackText(page)).toHaveText('success 200;')
  await expect(page.locator('iframe')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Bayar' })).toBeFocused()
})

test('a number is copied in the popup, and one that is paid later is pending', async ({
  page,
  context,
  words,
  openPopup,
}) => {
  // A browser grants this by itself when a person presses a visible button.
  await context.grantPermissions(['clipboard-write'])
  await openPopup()
  await choose(page, words.methods.bca_va, words.confirmMethod)
  const copy = payment(page).getByRole('button', { name: 'Salin nomor' })
  await untilHydrated(copy)
  await copy.click()
  await expect(payment(page).getByText('Tersalin', { exact: true })).toBeVisible()
  await endBy(page, payment(page).getByRole('link', { name: words.payLater }))

  await expect(callbackText(page)).toHaveText('pending 201;')
})

test('Escape asks first, and closing early pays nothing', async ({ page, words, openPopup }) => {
  await openPopup()
  await hasOpened(page)
  await page.keyboard.press('Escape')
  await expect(payment(page).getByRole('heading', { name: words.askClose })).toBeVisible()
  await payment(page).getByRole('button', { name: words.keepPaying }).click()
  await expect(callbackText(page)).toHaveText('')

  await payment(page).getByRole('button', { name: words.closePayment }).click()
  await endBy(page, payment(page).getByRole('button', { name: words.close, exact: true }))

  await expect(callbackText(page)).toHaveText('close ;')
})

test('a denied card may be tried again in the same popup', async ({ page, words, openPopup }) => {
  await openPopup()
  await choose(page, words.card, words.confirmMethod)
  await payment(page).getByRole('button', { name: words.useDeniedCard }).click()
  await payment(page).getByRole('button', { name: words.payByCard }).click()
  await payment(page).getByLabel(words.otp).fill('112233')
  await payment(page).getByRole('button', { name: words.verify }).click()
  await expect(payment(page).getByText(words.denied)).toBeVisible()

  await choose(page, words.methods.gopay, words.confirmMethod)
  await payment(page).getByRole('button', { name: words.simulatePayment }).click()
  await expect(payment(page).getByRole('heading', { name: words.paid })).toBeVisible()
  await endBy(page, payment(page).getByRole('link', { name: words.backToToko }))

  await expect(callbackText(page)).toHaveText('success 200;')
})

test('another merchant’s client key and an order that was paid before are errors, as at the real gateway', async ({
  page,
  toko,
  openPopup,
}) => {
  await openPopup('/wrong-key')
  await expect(callbackText(page)).toHaveText('error 401;')

  const { token, orderId } = await toko.order()
  await atKasir(`transactions/${orderId}/select`, { method: 'bni_va' })
  await atKasir(`transactions/${orderId}/pay`)
  await page.goto(`${toko.origin}/#token=${token}`)
  await page.getByRole('button', { name: 'Bayar' }).click()
  await expect(callbackText(page)).toHaveText('error 406;')
})

test('an origin that is not listed is refused by the browser, and offered the whole page', async ({
  page,
  words,
  toko,
}) => {
  const { token } = await toko.order()
  await page.goto(`${toko.origin.replace('toko.', 'bukan-toko.')}/#token=${token}`)
  await page.getByRole('button', { name: 'Bayar' }).click()

  const wholePage = page.getByRole('link', { name: words.fullPage })
  await expect(wholePage).toHaveAttribute('href', `${kasir.origin}/snap/v3/redirection/${token}`)
  await page.getByRole('button', { name: words.close, exact: true }).click()

  await expect(callbackText(page)).toHaveText('error 503;')
})

test('no other page of Kasir’s may be framed, by whomever', async ({ request, toko }) => {
  const { token } = await toko.order()
  const framersOf = async (path: string) => {
    const response = await request.get(`${kasir.address}${path}`, { failOnStatusCode: false })

    return /frame-ancestors ([^;]+)/.exec(response.headers()['content-security-policy'] ?? '')?.[1]
  }

  expect(await framersOf(`/snap/v3/embed/${token}`)).toBe(toko.origin)
  for (const path of ['/', '/simulator', `/snap/v3/redirection/${token}`, '/snap/v3/embed/nobody', '/console'])
    expect(await framersOf(path)).toBe("'none'")
})

test('an embedded payment shows in the merchant’s page, in its language, without taking the focus', async ({
  page,
  words,
  toko,
}) => {
  const { token, orderId } = await toko.order()
  await page.goto(`${toko.origin}/#token=${token}&room`)
  await payment(page).getByRole('link', { name: 'English' }).click()

  await expect(payment(page).getByRole('heading', { name: 'Choose how to pay' })).toBeVisible()
  await expect(payment(page).getByRole('button', { name: words.closePayment })).toHaveCount(0)

  const elsewhere = page.getByRole('button', { name: 'Bayar' })
  await elsewhere.focus()
  await atKasir(`transactions/${orderId}/select`, { method: 'bca_va' })
  await expect(payment(page).getByText('Waiting for payment')).toBeVisible()
  await expect(elsewhere).toBeFocused()
})
