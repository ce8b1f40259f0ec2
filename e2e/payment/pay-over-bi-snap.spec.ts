import { join } from 'node:path'
import { pasar } from '../../tools/dev/systems/systems'
import { expect } from '../fixtures/journey'
import { atKasir } from '../fixtures/money'
import { test } from '../fixtures/one-more-process'
import { environmentOf, kasir, stateFolder } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'

test('with BI-SNAP the shop shows code and number itself, and the payment counts after a status check', async ({
  page,
  words,
  startOneMore,
  buyer,
}) => {
  test.slow()
  const shop = await startOneMore({ system: pasar, changes: overBiSnap })

  await page.goto(`${shop}/buy/AYU-SERUM:1`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await buyer.arrangeDelivery()
  await page.getByRole('button', { name: words.placeOrder }).click()
  await page.waitForURL(`${shop}/orders/*/pay?**`)
  const orderId = new URL(page.url()).pathname.split('/').at(2) ?? ''
  await expect(page.getByRole('radio', { name: 'QRIS' })).toBeChecked()
  expect(await faultsOn(page, { byFinger: true })).toEqual([])

  await page.getByRole('button', { name: words.payByMethod, exact: true }).click()
  await expect(page.getByRole('img', { name: /QR/ })).toBeVisible()
  await page.getByRole('button', { name: words.payOtherwise }).click()
  await page.getByRole('radio', { name: /Virtual account BCA/i }).check()
  await page.getByRole('button', { name: words.payByMethod, exact: true }).click()
  await expect(page.getByText(/^00000\d{11}$/)).toBeVisible()
  expect(await faultsOn(page, { byFinger: true })).toEqual([])
  // The address that Kasir notifies belongs to the shop without these keys.
  await atKasir('webhooks/policy', { order_id: `${orderId}-2`, mode: 'drop' })
  await atKasir(`transactions/${orderId}-2/pay`)
  await page.goto(`${shop}/payment/finish?order_id=${orderId}-2`)

  await page.waitForURL(`${shop}/orders/${orderId}`)
  await expect(page.getByText(words.received).first()).toBeVisible()
})

async function overBiSnap(origin: string) {
  const partner = await environmentOf('kasir')

  return {
    PASAR_ORIGIN: origin,
    PASAR_PAYMENT_API: 'bi-snap',
    MIDTRANS_BI_SNAP_BASE_URL: kasir.address,
    MIDTRANS_BI_SNAP_CLIENT_ID: partner.KASIR_BI_SNAP_CLIENT_ID ?? '',
    MIDTRANS_BI_SNAP_CLIENT_SECRET: partner.KASIR_BI_SNAP_CLIENT_SECRET ?? '',
    MIDTRANS_BI_SNAP_PARTNER_ID: 'G000000001',
    MIDTRANS_BI_SNAP_PRIVATE_KEY_FILE: join(stateFolder, 'pasar', 'bi-snap-private-key.pem'),
    MIDTRANS_BI_SNAP_PARTNER_KEYS_FILE: join(stateFolder, 'public', 'kasir-bi-snap-keys.pem'),
  }
}
