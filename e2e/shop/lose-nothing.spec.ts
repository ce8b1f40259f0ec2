import { expect, test } from '../fixtures/journey'
import { kasir, pasar } from '../fixtures/systems'

test('a person who leaves the payment page finds the order again and pays it', async ({
  page,
  words,
  orderFromFeed,
  payBy,
  returnToReceipt,
}) => {
  await orderFromFeed('rani-ayu-serum')

  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-/ }).first().click()
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  await page.getByRole('button', { name: words.payNow }).click()
  await page.waitForURL(`${kasir.origin}/**`)
  await payBy.qris()
  await returnToReceipt()

  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
})

test('a person who never comes back from the payment page has paid all the same', async ({
  page,
  words,
  context,
  orderFromFeed,
  payBy,
}) => {
  await orderFromFeed('rani-ayu-serum')
  await payBy.qris()
  await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
  await page.close()

  const later = await context.newPage()
  await later.goto(`${pasar.origin}/orders`)
  await later.getByRole('link', { name: /PSR-/ }).first().click()

  await expect(later.getByRole('heading', { name: words.received })).toBeVisible()
})

test('an order page that is open turns to paid by itself, and shows what the buyer is told', async ({
  words,
  context,
  orderFromFeed,
  payBy,
}) => {
  await orderFromFeed('rani-ayu-serum')
  const watching = await context.newPage()
  await watching.goto(`${pasar.origin}/orders`)
  await watching.getByRole('link', { name: /PSR-/ }).first().click()
  await expect(watching.getByRole('heading', { name: words.complete })).toBeVisible()

  await payBy.qris()

  await expect(watching.getByRole('heading', { name: words.received })).toBeVisible()
  await expect(watching.getByText(words.toldOfPayment)).toBeVisible()
})

test('an address that claims a payment does not make one', async ({ page, words, orderFromFeed }) => {
  await orderFromFeed('rani-ayu-serum')
  await page.goto(`${pasar.origin}/orders`)
  const order = /PSR-\w{12}/.exec((await page.getByRole('link', { name: /PSR-/ }).first().textContent()) ?? '')?.[0]

  await page.goto(`${pasar.origin}/payment/finish?order_id=${order}-1&status_code=200&transaction_status=settlement`)

  await expect(page).toHaveURL(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
})

test('somebody who shops in another browser cannot see the order', async ({ page, words, browser, orderFromFeed }) => {
  await orderFromFeed('rani-ayu-serum')
  await page.goto(`${pasar.origin}/orders`)
  const href = await page.getByRole('link', { name: /PSR-/ }).first().getAttribute('href')
  // With a session of their own: without one, nobody would ask the row whose it is.
  const stranger = await browser.newPage()
  await stranger.goto(`${pasar.origin}/products/ratih-lamp`)
  await stranger.getByRole('button', { name: words.buyNow }).click()
  await stranger.waitForURL(`${pasar.origin}/checkout/**`)

  const answer = await stranger.goto(`${pasar.origin}${href}`)

  expect(answer?.status()).toBe(404)
})

test('a double click places one order', async ({ page, words, findInFeed, crossToPasar, arrangeDelivery }) => {
  await findInFeed('rani-ayu-serum')
  await crossToPasar()
  await arrangeDelivery()

  await page.getByRole('button', { name: words.placeOrder }).dblclick()
  await page.waitForURL(`${kasir.origin}/**`)
  await page.goto(`${pasar.origin}/orders`)

  await expect(page.getByRole('link', { name: /PSR-/ })).toHaveCount(1)
})

test('an address form says at the field what is wrong, and keeps what was typed', async ({
  page,
  words,
  findInFeed,
  crossToPasar,
}) => {
  await findInFeed('rani-ayu-serum')
  await crossToPasar()
  await page.getByLabel(words.recipient).fill('Rani')
  await page.getByLabel(words.phone).fill('12')

  await page.getByRole('button', { name: words.saveAddress }).click()

  await expect(page.getByLabel(words.phone)).toHaveAccessibleDescription(words.phoneWrong)
  await expect(page.getByLabel(words.phone)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel(words.recipient)).toHaveValue('Rani')
})
