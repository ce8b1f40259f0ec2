import { Browser } from '@jembatan/buyer/browser'
import { notify as deliver, type PaymentStatus, signNotification } from '@jembatan/buyer/gateway'
import type { Sql } from 'postgres'
import { atKasir, expect, test } from '../fixtures/money'
import { kasir, pasar } from '../fixtures/systems'

/** Kasir's notification of a payment, signed with its key that the shop shares, then changed. */
const signed = (status: PaymentStatus, changes: Partial<PaymentStatus> = {}) =>
  JSON.stringify({ ...signNotification(status, kasir.serverKey), ...changes })

/**
 * Answered at once in any case: the gateway's time-out is fifteen seconds, and it recommends five.
 */
async function notify(body: string) {
  const since = performance.now()
  const { status } = await deliver(new Browser(pasar.address), body)
  expect(performance.now() - since).toBeLessThan(5_000)

  return status
}

const paid = (order: string): PaymentStatus => ({
  order_id: `${order}-1`,
  status_code: '200',
  gross_amount: '129000.00',
  transaction_status: 'settlement',
})

test('nothing but a true notification moves an order, and a forged one raises an alarm in the back office', async ({
  page,
  backOffice,
  words,
  arrange,
}) => {
  const order = await arrange.order()
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
    await expect(backOffice.getByRole('listitem').filter({ hasText: words.forged }).first()).toBeVisible({
      timeout: 1_000,
    })
    await expect(
      backOffice
        .getByRole('listitem')
        .filter({ hasText: `${order}-1` })
        .first(),
    ).toBeVisible({ timeout: 1_000 })
    await expect(backOffice.getByRole('listitem').filter({ hasText: 'PSR-23456789ABCD-1' }).first()).toBeVisible({
      timeout: 1_000,
    })
  }).toPass({ timeout: 20_000 })
  await page.goto(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
})

test('the notification of a payment that comes again, and again after the refund, changes nothing', async ({
  page,
  words,
  books,
  arrange,
  buyer,
}) => {
  const order = await arrange.paidOrder()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  const settlement = await sentSettlement(books.kasir, order)

  const paidOnce = await restingStepsOf(books.pasar, order)
  expect([await notify(settlement), await notify(settlement)]).toEqual([200, 200])
  expect(await restingStepsOf(books.pasar, order)).toEqual(paidOnce)

  await buyer.cancelOrder()
  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible({ timeout: 20_000 })
  const givenBackOnce = await restingStepsOf(books.pasar, order)
  expect(await notify(settlement)).toBe(200)
  expect(await restingStepsOf(books.pasar, order)).toEqual(givenBackOnce)
  await page.reload()
  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible()
})

/** Returns Kasir's own notification of the paid order, byte for byte. */
async function sentSettlement(sql: Sql, order: string) {
  const [sent] = await sql<{ body: string }[]>`
    select body from notifications join transactions on transactions.id = transaction_id
    where order_id = ${`${order}-1`} and body::json ->> 'transaction_status' = 'settlement'`

  return sent?.body ?? 'nothing was sent'
}

/**
 * Returns an order's steps, bookings, refunds and deliveries, once every notification has been read
 * and every event published.
 */
async function restingStepsOf(sql: Sql, order: string) {
  await expect
    .poll(async () => {
      const unread = await sql`
        select from payment_notifications where provider_order_id = ${`${order}-1`} and processed_at is null
        union all select from outbox where order_id = ${order} and published_at is null`
      return unread.count
    })
    .toBe(0)

  return sql`
    select 'step ' || kind as what from order_events where order_id = ${order}
    union all select 'booked ' || key from ledger_transactions where order_id = ${order}
    union all select 'gave back ' || refund_key || ' ' || amount || ' ' || state from refunds where order_id = ${order}
    union all select 'message ' || key from buyer_messages where order_id = ${order}
    union all select 'is ' || status from orders where id = ${order}
    order by what`
}
