import { createHash } from 'node:crypto'
import { Browser } from '@jembatan/contract/conformance/browser'
import { atKasir, expect, test } from './money'
import { kasir, pasar } from './systems'

type Told = Record<'order_id' | 'status_code' | 'gross_amount' | 'transaction_status', string>

/** What Kasir would say of a payment, signed with the key that it shares with the shop; but for what is changed after. */
function signed(told: Told, changes: Partial<Told> = {}) {
  const { order_id, status_code, gross_amount } = told
  const signature_key = createHash('sha512')
    .update(`${order_id}${status_code}${gross_amount}${kasir.serverKey}`)
    .digest('hex')

  return JSON.stringify({
    ...told,
    transaction_id: crypto.randomUUID(),
    payment_type: 'qris',
    fraud_status: 'accept',
    currency: 'IDR',
    signature_key,
    ...changes,
  })
}

/** Answered at once, whatever it is: the gateway gives up after fifteen seconds and wants five. */
async function notify(body: string) {
  const since = performance.now()
  const { status } = await new Browser(pasar.address).ask('/api/payment/notification', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  expect(performance.now() - since).toBeLessThan(5_000)

  return status
}

const paid = (order: string): Told => ({
  order_id: `${order}-1`,
  status_code: '200',
  gross_amount: '129000.00',
  transaction_status: 'settlement',
})

test('nothing but a true notification moves an order, and a forged one raises an alarm in the back office', async ({
  page,
  backOffice,
  words,
  orderFromFeed,
}) => {
  await orderFromFeed('rani-ayu-serum')
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-/ }).first().click()
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  const order = page.url().split('/').at(-1) ?? ''
  await atKasir(`transactions/${order}-1/select`, { method: 'other_qris' })

  const answers = {
    forged: await notify(signed(paid(order), { gross_amount: '1.00' })),
    malformed: await notify('{"order_id":'),
    oversize: await notify(JSON.stringify({ padding: 'x'.repeat(70_000) })),
    'of another sum': await notify(signed(paid(order))),
    'of no order of ours': await notify(signed(paid('PSR-23456789ABCD'))),
    'with another status': await notify(signed(paid(order), { transaction_status: 'refund' })),
  }

  expect(answers).toEqual({
    forged: 403,
    malformed: 400,
    oversize: 413,
    'of another sum': 200,
    'of no order of ours': 200,
    'with another status': 200,
  })
  await expect(async () => {
    await backOffice.goto(`${pasar.origin}/back-office/alarms`)
    await expect(backOffice.getByRole('row').filter({ hasText: words.forged }).first()).toBeVisible({ timeout: 1_000 })
    await expect(
      backOffice
        .getByRole('row')
        .filter({ hasText: `${order}-1` })
        .first(),
    ).toBeVisible({ timeout: 1_000 })
    await expect(backOffice.getByRole('row').filter({ hasText: 'PSR-23456789ABCD-1' }).first()).toBeVisible({
      timeout: 1_000,
    })
  }).toPass({ timeout: 20_000 })
  await page.reload()
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
})

test('a notification that comes again, and again after the refund, changes nothing', async ({
  page,
  words,
  orderFromFeed,
  payBy,
  returnToReceipt,
  cancel,
}) => {
  await orderFromFeed('rani-ayu-serum')
  await payBy.qris()
  const order = await returnToReceipt()
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  await cancel()
  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible({ timeout: 20_000 })

  await notify(signed(paid(order)))
  await notify(signed(paid(order)))
  await page.reload()

  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible()
})
