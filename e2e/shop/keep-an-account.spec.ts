import type { Page } from '@playwright/test'
import { holdScripts, untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/journey'
import { kasir, pasar } from '../fixtures/systems'

/**
 * Follows the link to such a page in this browser's newest email, which is written before the
 * answer.
 */
async function openEmail(page: Page, to: RegExp) {
  const link = page.getByRole('link', { name: to }).first()
  await expect(async () => {
    await page.goto(`${pasar.origin}/demo/outbox`)
    expect(await link.count()).toBe(1)
  }).toPass()
  await link.click()
}

test('on a phone an address is chosen, corrected, kept over a reload, and used for the next order', {
  tag: '@phone-only',
}, async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}`)
  const area = page.getByRole('combobox', { name: words.area })
  await page.route('**/api/trpc/delivery.areas*', (route) => route.abort(), { times: 1 })
  await area.fill('Bandung')
  await page.getByRole('button', { name: words.searchAreaAgain }).click()
  const last = page.getByRole('option').last()
  await last.scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport({ ratio: 1 })
  await last.click()
  await page.getByLabel(words.recipient).fill('Galuh Wirasti')
  await page.getByLabel(words.phone).fill('12')
  await page.getByLabel(words.street).fill('Jl. Cihampelas 12')
  await page.getByRole('button', { name: words.saveAddress }).click()
  await expect(page.getByLabel(words.phone)).toHaveAccessibleDescription(words.phoneWrong)

  await page.getByLabel(words.phone).fill('0812 3456 7890')
  await expect(page.getByLabel(words.phone)).not.toHaveAttribute('aria-invalid')
  await page.reload()
  await expect(area).toHaveValue(/Bandung/)
  await expect(page.getByLabel(words.phone)).toHaveValue('0812 3456 7890')
  // Before hydration the whole page reloads, and nothing in it has the focus.
  await untilHydrated(page.getByRole('button', { name: words.saveAddress }))
  await page.getByRole('button', { name: words.saveAddress }).click()
  await expect(page.getByRole('heading', { name: words.addressSaved })).toBeFocused()
  await expect(page.getByText('0812-3456-7890')).toBeVisible()

  await arrange.order()
  await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}`)
  await expect(page.getByRole('heading', { name: words.addressSaved })).toBeVisible()
  await expect(page.getByLabel(words.recipient)).toBeHidden()
  await expect(page.getByRole('button', { name: words.placeOrder })).toBeVisible()

  await page.getByRole('link', { name: words.changeAddress }).click()
  const sendHere = page.getByRole('button', { name: words.sendHere }).first()
  await untilHydrated(sendHere)
  await sendHere.click()

  await expect(page.getByRole('heading', { name: words.addressSaved })).toBeFocused()
})

test('on a phone nothing is ordered to the previous address as long as another is being typed', {
  tag: '@phone-only',
}, async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  const place = page.getByRole('button', { name: words.placeOrder })
  await expect(place).toBeVisible()

  const [change, street] = [page.getByRole('link', { name: words.changeAddress }), page.getByLabel(words.street)]
  await untilHydrated(change)
  await change.click()
  await street.fill('Jl. Kantor Baru 5')
  await expect(place).toBeHidden()
  await page.goBack()
  await expect(place).toBeVisible()
  await page.goForward()
  await expect(street).toHaveValue('Jl. Kantor Baru 5')
  await page.goBack()
  await change.click()
  await expect(street).toHaveValue('Jl. Kantor Baru 5')
  await page.getByRole('link', { name: words.finishAddress }).click()
  await page.getByRole('button', { name: words.saveAddress }).click()
  await expect(page.getByRole('heading', { name: words.addressSaved })).toBeFocused()
  await place.click()
  await page.waitForURL(`${kasir.origin}/**`)
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-.*\d WIB/ }).click()

  await expect(page.getByText('Jl. Kantor Baru 5')).toBeVisible()
})

test('an address that was typed and not saved is gone from the tab once it is cancelled, or another is ordered to', async ({
  page,
  words,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  const [change, street] = [page.getByRole('link', { name: words.changeAddress }), page.getByLabel(words.street)]
  await untilHydrated(change)
  await change.click()
  await street.fill('Jl. Kantor Baru 5')
  await page.getByRole('link', { name: words.cancelAddress }).click()
  await change.click()
  await expect(street).toHaveValue('Jl. Cihampelas 12')

  await street.fill('Jl. Kantor Baru 5')
  await page.goBack()
  await page.getByRole('button', { name: words.placeOrder }).click()
  await page.waitForURL(`${kasir.origin}/**`)
  await page.goto(`${pasar.origin}/orders`)

  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Kantor Baru')
})

test('on a phone a line that is taken out leaves the address that is being typed as it is', {
  tag: '@phone-only',
}, async ({ page, words, buyer }) => {
  for (const sku of ['AYU-SERUM', 'KALA-MUG', 'WANGI-SOAP']) await buyer.addToCart(sku)
  await buyer.checkOutCart()
  await buyer.giveAddress()
  await page.getByRole('link', { name: words.changeAddress }).click()
  await page.getByLabel(words.landmark).fill('Pagar hijau')

  for (const left of [2, 1]) {
    await page.getByRole('button', { name: words.removeFromCheckout }).first().click()
    await expect(page.getByRole('button', { name: words.removeFromCheckout })).toHaveCount(left === 1 ? 0 : left)
    await expect(page.getByText(words.lineRemoved).locator('..')).toBeFocused()
  }

  await expect(page.getByLabel(words.landmark)).toHaveValue('Pagar hijau')
})

test('on a phone a first address stays as it is when of two shops one is left, also what was typed before the scripts', {
  tag: '@phone-only',
}, async ({ page, words, buyer }) => {
  for (const sku of ['AYU-SERUM', 'KALA-MUG']) await buyer.addToCart(sku)
  await buyer.checkOutCart()
  const [recipient, remove] = [
    page.getByLabel(words.recipient),
    page.getByRole('button', { name: words.removeFromCheckout }),
  ]
  const scripts = await holdScripts(page)
  await page.reload({ waitUntil: 'domcontentloaded' })
  await recipient.fill('Galuh Wirasti')
  scripts.release()
  await untilHydrated(remove.first())

  await remove.first().click()
  await expect(remove).toHaveCount(0)

  await expect(recipient).toHaveValue('Galuh Wirasti')
})

test('an area that is typed over the chosen one is not taken for it, however often the page is loaded', async ({
  page,
  words,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  await page.getByRole('link', { name: words.changeAddress }).click()
  const area = page.getByLabel(words.area)
  await area.fill('Bukan di mana pun')
  for (const _ of ['once', 'twice']) {
    await page.reload()
    await untilHydrated(page.getByRole('button', { name: words.saveAddress }))
    await expect(area).toHaveValue('Bukan di mana pun')
  }
  await page.getByRole('button', { name: words.saveAddress }).click()

  await expect(area).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('paragraph').filter({ hasText: 'Tidak ada wilayah contoh yang cocok.' })).toHaveCount(1)
})

test('in a demo one tap fills in an address over typed text, and it is saved', async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}`)
  await page.getByLabel(words.recipient).fill('x')

  const sample = page.getByRole('button', { name: words.fillSample })
  // Before hydration the whole page reloads, and nothing in it has the focus.
  await page.getByText('Demo', { exact: true }).click()
  await untilHydrated(sample)
  await sample.press('Enter')
  await expect(page.getByLabel(words.recipient)).not.toHaveValue('x')
  await expect(sample).toBeFocused()
  await page.getByRole('button', { name: words.saveAddress }).click()

  await expect(page.getByRole('heading', { name: words.addressSaved })).toBeFocused()
})

test('an address book starts with an empty form, lists saved addresses, and shows failures to save', async ({
  page,
  words,
  buyer,
}) => {
  const book = `${pasar.origin}/account/addresses`
  const landmark = page.getByLabel(words.landmark)
  await page.goto(`${book}/new`)
  await buyer.giveAddress()
  await expect(page.getByText(words.addressKept)).toBeVisible()
  await page.getByRole('link', { name: words.addAddress }).click()
  await expect(page.getByRole('heading', { name: words.addAddress })).toBeVisible()
  await expect(page.getByLabel(words.recipient)).toHaveValue('')
  await expect(page.getByRole('combobox', { name: words.area })).toHaveValue('')

  await page.goto(book)
  await page.getByRole('link', { name: words.editAddress }).click()
  await landmark.fill('Pagar hijau')
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await tab.getByLabel(words.landmark).fill('Pagar biru')
  await tab.getByRole('button', { name: words.saveAddress }).click()
  await expect(tab.getByText(words.addressKept)).toBeVisible()
  await page.goto(book)
  await page.getByRole('link', { name: words.editAddress }).click()
  await expect(landmark).toHaveValue('Pagar biru')

  const third = await page.context().newPage()
  await third.goto(book)
  await untilHydrated(tab.getByRole('button', { name: words.removeAddress }))
  await tab.getByRole('button', { name: words.removeAddress }).press('Enter')
  await expect(tab.getByText(words.addressGone).locator('..')).toBeFocused()
  await expect(tab.getByRole('button', { name: words.removeAddress })).toBeHidden()
  await third.getByRole('button', { name: words.removeAddress }).click()
  await expect(third.getByText('Alamat itu sudah tidak ada di sini.')).toBeVisible()
  await landmark.fill('Pagar merah')
  await page.getByRole('button', { name: words.saveAddress }).click()
  await expect(page.getByText(words.addressRemoved)).toBeVisible()
  await expect(landmark).toHaveValue('Pagar merah')
})

test('an order is saved to an account, is gone from the browser after a sign-out, and comes back by a new password', async ({
  page,
  words,
  arrange,
}) => {
  const order = `${pasar.origin}/orders/${await arrange.paidOrder()}`
  const email = `${crypto.randomUUID()}@pembeli.example`
  await page.goto(order)
  await page.getByText('Demo', { exact: true }).click()
  await expect(page.getByRole('link', { name: 'Kotak email demo' })).toHaveAttribute('href', '/demo/outbox')
  await page.getByRole('link', { name: words.saveToAccount }).click()
  await page.getByLabel(words.accountName).fill('Tari')
  await page.getByLabel(words.accountEmail).fill(email)
  const password = page.getByLabel(words.accountPassword)
  await password.fill('kopi')
  await page.getByRole('button', { name: words.openAccount }).click()
  await expect(password).toHaveAttribute('aria-invalid')
  await password.fill('kopi pagi hari')
  await expect(password).not.toHaveAttribute('aria-invalid')
  await page.getByRole('button', { name: words.openAccount }).click()
  await expect(page.getByRole('status').filter({ hasText: words.savedToAccount }).locator('..')).toBeFocused()
  await expect(page.getByRole('link', { name: words.saveToAccount })).toHaveCount(0)

  await page.goto(`${pasar.origin}/account`)
  await page.getByRole('button', { name: words.signOutOfPasar }).click()
  await page.waitForURL(`${pasar.origin}/`)
  expect((await page.goto(order))?.status()).toBe(404)
  const left = (await page.context().cookies(pasar.origin)).map(({ name }) => name)
  // The last one identifies a double tap, for a quarter of an hour after a handoff.
  expect(left.sort()).toEqual(['__Host-pasar_device', '__Host-pasar_language', '__Host-pasar_nonce'])
  await page.goto(`${pasar.origin}/account/data`)
  await expect(page.getByText('Pasar belum menyimpan apa pun tentang browser ini.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Unduh data saya' })).toHaveCount(0)

  await page.goto(`${pasar.origin}/account/forgot`)
  await page.getByLabel(words.accountEmail).fill(email)
  await page.getByRole('button', { name: words.sendLink }).click()
  await expect(page.getByText(words.linkSent)).toBeVisible()
  await openEmail(page, /new-password/)
  await page.getByLabel(words.accountNewPassword).fill('teh sore hari')
  await page.getByRole('button', { name: words.savePassword }).click()
  await page.getByLabel(words.accountEmail).fill(email)
  await page.getByLabel(words.accountPassword).fill('teh sore hari')
  await page.getByRole('button', { name: words.signInToPasar, exact: true }).click()
  await expect(page.getByRole('heading', { name: /Tari/ })).toBeVisible()

  expect((await page.goto(order))?.status()).toBe(200)
  await page.goto(`${pasar.origin}/buy/AYU-SERUM:1`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await expect(page.getByLabel('Metode di Kasir')).toHaveValue('other_qris')
})

test('a new account lists what moved from this browser, with the focus there, and fills in its address and email for orders', async ({
  page,
  words,
  arrange,
}) => {
  await arrange.order()
  await page.goto(`${pasar.origin}/account/sign-up`)
  await page.getByLabel(words.accountName).fill('Tari')
  const email = `${crypto.randomUUID()}@pembeli.example`
  await page.getByLabel(words.accountEmail).fill(email)
  await page.getByLabel(words.accountPassword).fill('kopi pagi hari')
  await page.getByRole('button', { name: words.openAccount }).click()

  const joined = page.getByRole('status').filter({ hasText: 'Browser ini digabung ke akunmu' })
  await expect(joined.locator('..')).toBeFocused()
  await expect(joined).toContainText('1 pesanan dari browser ini sekarang ada di akunmu.')
  await expect(page.getByText(words.emailUnproven)).toBeVisible()
  await openEmail(page, /confirm-email/)
  await page.getByRole('button', { name: words.confirmEmail, exact: true }).click()
  await expect(page.getByText(words.emailProven)).toBeVisible()
  await page.goto(`${pasar.origin}/products/kala-mug`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await expect(page.getByRole('heading', { name: words.addressSaved })).toBeVisible()
  await expect(page.getByRole('button', { name: words.placeOrder })).toBeEnabled()
  await page.getByRole('link', { name: words.changeAddress }).click()
  await expect(page.getByLabel(words.accountEmail)).toHaveValue(email)
})

test('a deletion says which order it waits for, leaves it open, and is called off', async ({
  page,
  words,
  arrange,
}) => {
  const order = await arrange.paidOrder()
  await page.goto(`${pasar.origin}/account/data`)

  await untilHydrated(page.getByRole('button', { name: words.requestErasure }))
  await page.getByRole('button', { name: words.requestErasure }).press('Enter')
  await expect(page.getByText(words.erasureDue).locator('..')).toBeFocused()
  await page.getByRole('link', { name: order }).click()
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  await page.goBack()
  await untilHydrated(page.getByRole('button', { name: words.withdrawErasure }))
  await page.getByRole('button', { name: words.withdrawErasure }).press('Enter')

  await expect(page.getByText(words.erasureWithdrawn).locator('..')).toBeFocused()
  await expect(page.getByRole('button', { name: words.requestErasure })).toBeVisible()
  await expect(page.getByRole('link', { name: order })).toHaveCount(0)
})
