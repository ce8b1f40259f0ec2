import { atKasir, expect, test } from './money'
import { kasir, pasar } from './systems'

/** Longer than the shop waits for the gateway, and than this buyer takes to pay: a charge made late replaces the page. */
const TOO_LONG_MS = 60_000

const FAULTS = {
  'answers with an error of its own': { mode: 'http', status: 500 },
  'is overloaded': { mode: 'http', status: 503 },
  'is too slow': { mode: 'delay', ms: TOO_LONG_MS },
  'makes the charge and loses the answer': { mode: 'lost_response' },
}

for (const [what, fault] of Object.entries(FAULTS)) {
  test(`when Kasir ${what}, the order stays, and another try finds one and the same charge`, async ({
    page,
    words,
    orderFromFeed,
  }) => {
    await orderFromFeed('rani-ayu-serum')
    await page.goto(`${pasar.origin}/orders`)
    await page.getByRole('link', { name: /PSR-/ }).first().click()
    await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
    const order = page.url().split('/').at(-1) ?? ''
    // A denied card makes room for a second charge, and of that one the name is known before Kasir hears of it.
    await atKasir(`transactions/${order}-1/select`, { method: 'credit_card', card: '4911111111111113' })
    await atKasir(`transactions/${order}-1/pay`)
    await expect(page.getByText(words.paymentFailed)).toBeVisible()
    await atKasir('faults', { match: `${order}-2`, ...fault })

    await page.getByRole('button', { name: words.payNow }).click()
    await expect(page.getByText(words.kasirUnreachable)).toBeVisible({ timeout: 20_000 })
    await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()

    await page.getByRole('button', { name: words.payNow }).click()
    await page.waitForURL(`${kasir.origin}/**`)
    await atKasir(`transactions/${order}-2/select`, { method: 'other_qris' })
    await atKasir(`transactions/${order}-2/pay`)
    await page.goto(`${pasar.origin}/orders/${order}`)

    await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  })
}

test('an order is not cancelled behind the back of a gateway that does not answer', async ({
  page,
  words,
  orderFromFeed,
}) => {
  await orderFromFeed('rani-ayu-serum')
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-/ }).first().click()
  await page.getByRole('link', { name: words.cancelOrder }).click()
  await page.waitForURL(/\/cancel$/)
  const order = page.url().split('/').at(-2) ?? ''
  await atKasir('faults', { match: `POST /v2/${order}-1/expire`, mode: 'http', status: 503 })

  await page.getByRole('button', { name: words.yesCancel }).click()
  await expect(page.getByText(words.gatewaySilent)).toBeVisible()
  await page.getByRole('button', { name: words.yesCancel }).click()

  await expect(page.getByRole('heading', { name: words.cancelled })).toBeVisible()
})

test('a payment whose notification is lost is found by asking', async ({ page, words, orderFromFeed }) => {
  test.setTimeout(90_000)
  await orderFromFeed('rani-ayu-serum')
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-/ }).first().click()
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  const order = page.url().split('/').at(-1) ?? ''
  await atKasir('webhooks/policy', { order_id: `${order}-1`, mode: 'drop' })

  await atKasir(`transactions/${order}-1/select`, { method: 'other_qris' })
  await atKasir(`transactions/${order}-1/pay`)

  await expect(page.getByRole('heading', { name: words.received })).toBeVisible({ timeout: 60_000 })
})
