import { kasir, pasar } from '../../tools/dev/systems/systems'
import { openRecorder } from '../fixtures/gateway-recorder'
import { expect } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { kasir as simulated } from '../fixtures/systems'

/** Everything in Midtrans' published API that a shop may call during a purchase. */
const PUBLISHED = ['POST /snap/v1/transactions', 'POST /snap/v1/transactions/{id}/cancel', 'GET /v2/{id}/status']

test('without a steerable simulation the shop sells as usual, and requests nothing that the real gateway lacks', async ({
  page,
  words,
  startOneMore,
  payBy,
  buyer,
}) => {
  test.slow()
  const gateway = await startOneMore({
    system: kasir,
    changes: (origin) => ({ KASIR_ORIGIN: origin, SIM_MODE: '0' }),
  })
  const recorder = await openRecorder(onThisMachine(gateway))
  const shop = await startOneMore({
    system: pasar,
    changes: (origin) => ({
      PASAR_ORIGIN: origin,
      PASAR_PAYMENT_ORIGIN: gateway,
      MIDTRANS_SNAP_BASE_URL: `${recorder.address}/snap/v1`,
      MIDTRANS_CORE_BASE_URL: recorder.address,
    }),
  })

  await page.goto(`${shop}/buy/AYU-SERUM:1`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await buyer.arrangeDelivery()
  await page.getByRole('button', { name: words.placeOrder }).click()
  await page.waitForURL(`${gateway}/**`)
  await expect(page.getByRole('button', { name: words.simulatePayment })).toHaveCount(0)
  await payBy.card()
  await page.getByRole('link', { name: words.backToShop }).click()
  await page.waitForURL(`${shop}/orders/**`)
  await expect(page.getByText(words.received).first()).toBeVisible()

  const calls = new Set(recorder.calls.map(({ call }) => call))
  expect(calls).toContain('POST /snap/v1/transactions')
  expect([...calls].filter((call) => !PUBLISHED.includes(call))).toEqual([])
  expect(recorder.calls.filter(({ headers }) => headers.cookie || headers.referer)).toEqual([])
  const headers = { authorization: `Bearer ${simulated.simulationKey}` }
  for (const control of ['/_sim/reset', '/_sim/clock/advance', '/simulator'])
    expect((await fetch(`${onThisMachine(gateway)}${control}`, { method: 'POST', headers })).status, control).toBe(404)
  await page.goto(`${gateway}/console`)
  await expect(page).toHaveURL(`${gateway}/console/sign-in`)
  await expect(page.getByRole('button', { name: /demo/i })).toHaveCount(0)
  await recorder.close()
})

/** Node does not know names such as kasir.localhost. */
const onThisMachine = (origin: string) => `http://127.0.0.1:${new URL(origin).port}`
