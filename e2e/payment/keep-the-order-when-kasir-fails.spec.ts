import { openDatabase } from '../../tools/dev/postgres/open-database'
import { payOutside } from '../fixtures/arrange'
import { atKasir, test as base, expect } from '../fixtures/money'
import { kasir, pasar } from '../fixtures/systems'

/** An open order page with a denied card, which allows a second charge with a known id. */
const test = base.extend<{ deniedOrder: string }>({
  deniedOrder: async ({ page, words, arrange }, use) => {
    const order = await arrange.order()
    await page.goto(`${pasar.origin}/orders/${order}`)
    await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
    await atKasir(`transactions/${order}-1/select`, { method: 'credit_card', card: '4911111111111113' })
    await atKasir(`transactions/${order}-1/pay`)
    await expect(page.getByText(words.paymentFailed)).toBeVisible()
    await use(order)
  },
})

/**
 * A little longer than the shop's time-out for the gateway, which is three seconds in this world.
 */
const TOO_LONG_MS = 3_500
/**
 * So long that the buyer gets the page of a second request before the gateway handles the first.
 */
const MUCH_TOO_LONG_MS = 9_000

/** Failures of Kasir, one after another, for one order. */
const FAULTS = {
  'answers with an error of its own and then is overloaded': [
    { mode: 'http', status: 500 },
    { mode: 'http', status: 503 },
  ],
  'is too slow': [{ mode: 'delay', ms: TOO_LONG_MS }],
  'makes the charge and loses the answer': [{ mode: 'lost_response' }],
}

for (const [what, faults] of Object.entries(FAULTS)) {
  test(`when Kasir ${what}, the order stays, and another try finds one and the same charge`, async ({
    page,
    words,
    deniedOrder: order,
  }) => {
    for (const fault of faults) {
      await atKasir('faults', { match: `${order}-2`, ...fault })
      await page.getByRole('button', { name: words.payNow }).click()
      await expect(page.getByText(words.kasirUnreachable)).toBeVisible({ timeout: 20_000 })
      await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
      // The next test covers a buyer who is faster than that.
      if (fault.mode === 'delay') await untilKasirHasActed(`${order}-2`)
      // The message of this fault would hide whether the next one is told.
      if (fault !== faults.at(-1)) await page.reload()
    }

    await page.getByRole('button', { name: words.payNow }).click()
    await page.waitForURL(`${kasir.origin}/**`)
    await payOutside(order, { attempt: 2 })
    await page.goto(`${pasar.origin}/orders/${order}`)

    await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  })
}

/** Waits until Kasir has made the page of the abandoned request. */
async function untilKasirHasActed(orderId: string) {
  const sql = openDatabase(kasir.databaseUrl)
  await expect.poll(async () => (await sql`select from snap_tokens where order_id = ${orderId}`).count).toBe(1)
  await sql.end()
}

test('a late charge for an abandoned request does not lock the buyer out', async ({
  page,
  words,
  deniedOrder: order,
  payBy,
  buyer,
}) => {
  test.setTimeout(120_000)
  await atKasir('faults', { match: `${order}-2`, mode: 'delay', ms: MUCH_TOO_LONG_MS })
  await page.getByRole('button', { name: words.payNow }).click()
  await expect(page.getByText(words.kasirUnreachable)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: words.payNow }).click()
  await page.waitForURL(`${kasir.origin}/**`)
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: words.pageClosed })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 40_000 })

  await page.goto(`${pasar.origin}/orders/${order}`)
  await page.getByRole('button', { name: words.payNow }).click()
  await page.waitForURL(`${kasir.origin}/**`)

  await payBy.qris()
  await buyer.returnToReceipt()

  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
})

test('no payment is cancelled while the gateway does not answer, and the buyer sees why', async ({
  page,
  words,
  arrange,
}) => {
  const order = await arrange.order()
  // An unanswered request is sent once more before the buyer hears of it.
  const silence = () => atKasir('faults', { match: `POST /v2/${order}-1/expire`, mode: 'http', status: 503, times: 2 })
  await page.goto(`${pasar.origin}/orders/${order}`)
  await silence()
  await page.getByRole('button', { name: words.payOtherwise }).click()
  await expect(page.getByText(words.gatewaySilent)).toBeVisible()
  await page.getByRole('link', { name: words.cancelOrder }).click()
  await page.waitForURL(/\/cancel$/)
  await silence()

  await page.getByRole('button', { name: words.yesCancel }).click()
  await expect(page.getByText(words.gatewaySilent)).toBeVisible()
  await page.getByRole('button', { name: words.yesCancel }).click()

  await expect(page.getByRole('heading', { name: words.cancelled })).toBeVisible()
})

test('a payment with a lost notification is found by polling', async ({ page, words, arrange }) => {
  test.setTimeout(90_000)
  const order = await arrange.order()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  await atKasir('webhooks/policy', { order_id: `${order}-1`, mode: 'drop' })

  await payOutside(order)

  await expect(page.getByRole('heading', { name: words.received })).toBeVisible({ timeout: 60_000 })
})
