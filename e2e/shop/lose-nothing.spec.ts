import { arrangeIn, payOutside } from '../fixtures/arrange'
import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/journey'
import { kasir, pasar } from '../fixtures/systems'

const DAY = 24 * 60 * 60

test('a person who leaves the payment page finds the order again and pays it', async ({
  page,
  words,
  buyer,
  arrange,
  payBy,
}) => {
  await arrange.order()

  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-/ }).first().click()
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  await buyer.payAgain()
  await payBy.qris()
  await buyer.returnToReceipt()

  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
})

test('a phone that goes offline keeps its page, and repeats the held press once it is back', async ({
  page,
  context,
  words,
}) => {
  await page.goto(`${pasar.origin}/products/ayu-serum`)
  const quantity = page.getByLabel('Jumlah')
  const add = page.getByRole('button', { name: words.addToCart })
  await untilHydrated(add)
  await quantity.selectOption('3')
  await context.setOffline(true)
  await add.click()
  const again = page.getByRole('alert').getByRole('button', { name: 'Coba lagi' })
  await expect(again).toBeFocused()
  await expect(quantity).toHaveValue('3')

  await context.setOffline(false)
  await again.click()

  await expect(page.getByText(/masuk keranjang \(3 buah\)/)).toBeVisible()
})

test('an order is found in another browser by its number and phone, is paid by its payment alone, and shows it by itself', async ({
  page,
  words,
  arrange,
  shop,
  browser,
}) => {
  const order = await arrange.order()
  const address = `${pasar.origin}/orders/${order}`
  await page.goto(`${pasar.origin}/payment/finish?order_id=${order}-1&status_code=200&transaction_status=settlement`)
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()

  // With a session of its own: without one the ownership of the row would not be checked.
  const elsewhere = await browser.newContext()
  await arrangeIn(elsewhere, { shop, language: 'id' }).visit()
  const other = await elsewhere.newPage()
  expect((await other.goto(address))?.status()).toBe(404)
  await other.goto(`${pasar.origin}/orders`)
  await other.getByRole('link', { name: words.findOrder }).click()
  const [number, contact] = [other.getByLabel(words.orderNumber), other.getByLabel(words.contact)]
  await number.fill(order)
  await contact.fill('0813 0000 0000')
  await other.getByRole('button', { name: words.find, exact: true }).click()
  await expect(number).toHaveAccessibleDescription(words.orderNotFound)
  await contact.fill(arrange.phone)
  await other.getByRole('button', { name: words.find, exact: true }).click()
  await expect(other).toHaveURL(address)
  await expect(other.getByRole('heading', { name: words.complete })).toBeVisible()
  await elsewhere.close()

  await payOutside(order)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  await page.getByRole('heading', { name: words.messages }).click()
  await expect(page.getByText(words.paymentReceived)).toBeVisible()
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-/ }).first().click()
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
})

test('without its session the browser gets a clear page for a missing order, also where its page was open', async ({
  page,
  words,
  arrange,
}) => {
  const order = await arrange.order()
  await page.goto(`${pasar.origin}/orders/${order}/cancel`)
  await page.context().clearCookies({ name: '__Host-pasar_session' })

  await page.getByRole('button', { name: words.yesCancel }).click()

  await expect(page.getByRole('heading', { name: words.orderMissing })).toBeVisible()
  const linkTo = (href: string) => page.getByRole('main').locator(`a[href="${href}"]`)
  await expect(linkTo(`/orders/find?order=${order}`)).toHaveText('Cari pesanan')
  await expect(linkTo(`/account?to=%2Forders%2F${order}`)).toHaveText('Masuk')
})

test("a double click places one order, which extends the browser's session by a month", async ({
  page,
  words,
  arrange,
  context,
}) => {
  const checkout = `${pasar.origin}/checkout/${await arrange.basket()}`
  const readSession = async () =>
    (await context.cookies(pasar.origin)).filter(({ name }) => name === '__Host-pasar_session')
  const [session] = await readSession()
  const tomorrow = Math.floor(Date.now() / 1000) + DAY
  await context.addCookies([
    {
      name: '__Host-pasar_session',
      value: session?.value ?? '',
      secure: true,
      expires: tomorrow,
      url: pasar.origin.replace('http:', 'https:'),
    },
  ])
  await page.goto(checkout)

  await page.getByRole('button', { name: words.placeOrder }).dblclick()
  await page.waitForURL(`${kasir.origin}/**`)

  const [extended] = await readSession()
  expect(extended?.value).toBe(session?.value)
  expect(extended?.expires).toBeGreaterThan(tomorrow + 28 * DAY)
  await page.goto(`${pasar.origin}/orders`)
  await expect(page.getByRole('link', { name: /PSR-/ })).toHaveCount(1)
})

test('an address form shows each error at its field, and keeps the typed text', async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}`)
  await page.getByLabel(words.recipient).fill('Rani')
  await page.getByLabel(words.phone).fill('12')

  await page.getByRole('button', { name: words.saveAddress }).click()

  await expect(page.getByLabel(words.phone)).toHaveAccessibleDescription(words.phoneWrong)
  await expect(page.getByLabel(words.phone)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel(words.recipient)).toHaveValue('Rani')
})

test('the reason why an order was not placed stays while it applies to the basket', async ({
  page,
  words,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await tab.getByText(words.changeCourier, { exact: true }).click()
  await tab.getByRole('button', { name: words.insure }).click()
  await expect(tab.getByRole('button', { name: words.uninsure })).toBeVisible()

  await untilHydrated(page.getByRole('button', { name: words.placeOrder }))
  await page.getByRole('button', { name: words.placeOrder }).click()
  await expect(page.getByText(words.basketChanged)).toBeFocused()
  await page.getByText(words.changeCourier, { exact: true }).click()
  await page.getByRole('button', { name: words.uninsure }).click()

  await expect(page.getByRole('button', { name: words.insure })).toBeVisible()
  await expect(page.getByText(words.basketChanged)).toBeHidden()
})
