import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { ledgerTransactions, migrationState, orderParcels, orders, paymentAttempts, refunds } from '@/db/schema'
import { cancelOrder } from '../../cancellation/cancel-order'
import { expireOrder } from '../../cancellation/expire-order'
import { allocateParcel } from '../../fulfilment/allocate-parcel'
import { moveParcels } from '../../fulfilment/move-parcel'
import { receiveParcel } from '../../fulfilment/receive-parcel'
import { recoverJobs } from '../../jobs/recover-jobs'
import { trialBalance } from '../../ledger/trial-balance'
import { getOrder } from '../../order-view/get-order'
import { listOrders } from '../../order-view/list-orders'
import { openPayment } from '../../payment/attempt/open-payment'
import { sweepPayments } from '../../payment/attempt/sweep-payments'
import { startGateway } from '../../payment/gateway/testing/test-gateway'
import { sendPayouts } from '../../payout/send-payouts'
import { closeManualRefund } from '../../refund/close-manual-refund'
import { requestRefund } from '../../refund/request-refund'
import { followUpOrders } from '../../worker/follow-up-orders'
import { sendRequests } from '../../worker/send-requests'
import { CASES, type Case, keyOf, OPEN, oldShop, partnerIdOf } from '../testing/old-orders'
import { rowOf } from '../testing/old-shop-rows'
import { digest, hours, OLD_ACCOUNT, openMigration, openOrders } from '../testing/open-orders'
import { NOW as now } from '../testing/open-staging'

describe('at the cut-over', () => {
  test('open orders continue here, and the opening balances equal the old shop’s closing balances', async () => {
    const { db, sql, importAll, cutOver } = await openMigration(oldShop(20))
    await importAll()

    const { imported, opened } = await cutOver()

    expect(imported).toEqual({ imported: 20 * Object.keys(OPEN).length, withdrawn: 0, conflicts: 0 })
    expect(await db.$count(orders)).toBe(20 * CASES.length)
    const byMerchant = await sql`
      select staged.merchant_id::int as merchant, count(*)::int as orders, sum(staged.total)::int as total,
        sum(staged.total) = sum(here.total) as totals,
        sum((select sum(amount) from migration.refunds f where f.payment_id = staged.id and f.kind = 'refund'))
          = sum((select sum(amount) from refunds where refunds.order_id = here.id)) as refunds
      from migration.orders staged join migration.imported a on a.table_name = 'orders' and a.key = staged.id
      join orders here on here.id = a.target group by 1 order by 1`
    expect(byMerchant.map(({ orders: count, totals, refunds }) => [count, totals, refunds])).toEqual([
      [(20 * CASES.length) / 2, true, true],
      [(20 * CASES.length) / 2, true, true],
    ])
    const rows = await sql`
      select balance.merchant_id::int as merchant, balance.amount::int as old, (
        select -sum(entry.amount) from ledger_transactions booking join ledger_entries entry on transaction_id = booking.id
        where kind = 'opening' and account = 'seller_payable' and booking.shop_id = shop.target)::int as opened, (
        select sum(parcel.subtotal) from order_parcels parcel join orders on orders.id = parcel.order_id
        where parcel.shop_id = shop.target and orders.status in ('paid', 'shipped')
          and orders.id in (select a.target from migration.imported a join migration.orders o on o.id = a.key
            where a.table_name = 'orders' and o.status in ('paid', 'sent')))::int as held
      from migration.balances balance
      join migration.imported shop on shop.table_name = 'merchants' and shop.key = balance.merchant_id order by 1`
    expect(rows.map(({ old, opened: mine, held }) => old === mine + held)).toEqual([true, true])
    expect(opened).toMatchObject({ sellers: { count: 2 }, waiting: [] })
    const balances = await trialBalance({ db })
    expect(balances.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
    const onHold = 20 * (4 * 59_000 - 4000)
    const going = 20 * (59_000 + 29_500 + 59_000)
    expect(Object.fromEntries(balances.map(({ account, balance }) => [account, balance]))).toMatchObject({
      buyer_clearing: -(onHold + going),
      refunds_payable: -20 * 29_500,
      gateway_receivable: onHold + going + 20 * 29_500,
    })
  })

  test('a repeated call changes nothing, and afterwards nothing is imported any more', async () => {
    const { db, sql, load, importAll, cutOver, numberOf } = await openMigration(oldShop(1))
    await importAll()
    await cutOver()
    const before = await digest(sql)

    await cutOver()
    expect(await digest(sql)).toEqual(before)
    await db.insert(migrationState).values({ phase: 'open', at: now })
    await load({ orders: [rowOf('orders', { id: keyOf('completed'), merchantId: 2, recipient: 'Terlambat' })] })
    await importAll()
    await cutOver()

    const [order] = await db
      .select()
      .from(orders)
      .where(eq(orders.id, await numberOf('completed')))
    expect(order?.recipient).toBe('Siti Rahma')
  })

  test('a seller whose balance is in quarantine gets nothing, and is named', async () => {
    const rows = oldShop(1)
    rows.merchants = [rowOf('merchants', { id: 1 }), rowOf('merchants', { id: 2, nib: '1' })]
    const { db, importAll, cutOver } = await openMigration(rows)
    await importAll()

    const { opened } = await cutOver()

    expect(opened.waiting).toEqual([expect.objectContaining({ merchant: 2, code: 'merchant_quarantined' })])
    expect(await db.$count(ledgerTransactions, isNull(ledgerTransactions.orderId))).toBe(1)
  })

  test('an imported order is not polled, swept or sent before', async () => {
    const { db, importAll } = await openMigration(oldShop(1))
    const { gateway, requests } = await startGateway({ oldShopAccount: OLD_ACCOUNT })

    await importAll()
    await db.update(paymentAttempts).set({ settledAt: now })
    await sweepPayments(db, gateway, { now })
    await followUpOrders(db, gateway, { now })
    await sendRequests(db, gateway, { now })

    expect(requests).toEqual([])
  })
})

/** Receives the parcels of an order, and allocates their money after the right to return. */
async function closeParcels(db: Database, orderId: string) {
  for (const { shopId } of await db.select().from(orderParcels).where(eq(orderParcels.orderId, orderId))) {
    await receiveParcel(db, { orderId, shopId, now: hours(4) })
    await allocateParcel(db, { orderId, shopId, now: hours(200) })
  }
}

describe('an imported order that is still open takes every step of an order of Pasar:', () => {
  async function openPasar() {
    const shop = await openOrders()
    await shop.db.insert(migrationState).values({ phase: 'open', at: now })

    return shop
  }

  test('it is paid under the old account, packed, sent, received and paid out', async () => {
    const { db, report, advance, statusOf, publish, balanceOf } = await openPasar()

    await report('waiting', {})
    const { orderId } = await advance('waiting', ['packed', 'shipped', 'arrived'])
    await closeParcels(db, orderId)
    await sendPayouts(db, { now: hours(201) })
    await publish(hours(201))

    expect(await statusOf('waiting')).toBe('done')
    expect(await balanceOf('waiting', 'buyer_clearing')).toBe(0)
    expect(await balanceOf('waiting', 'bank')).toBe(-50_000)
  })

  test('an order paid in the old shop gives its seller the whole price, without the voucher’s discount', async () => {
    const { db, advance, balanceOf } = await openPasar()

    const { orderId } = await advance('paidAgain', ['packed', 'shipped'])
    await closeParcels(db, orderId)

    expect(await balanceOf('paidAgain', 'seller_payable')).toBe(-50_000)
    expect(await balanceOf('paidAgain', 'vouchers')).toBe(4000)
    expect(await balanceOf('paidAgain', 'buyer_clearing')).toBe(0)
  })

  test('a parcel that was on its way arrives', async () => {
    const { db, statusOf } = await openPasar()

    await moveParcels(db, { now: hours(24 * 3) })

    expect(await statusOf('sent')).toBe('arrived')
  })

  test('it is refunded through Kasir, and a cancelled one, too', async () => {
    const { db, gateway, transactions, numberOf, publish, openTo, statusOf, refundsOf, balanceOf } = await openPasar()
    for (const of of ['paid', 'paidUnnoticed'] as const)
      transactions.set(partnerIdOf(keyOf(of)), { amount: 59_000, status: 'settlement' })

    await requestRefund({ db, now: hours(1) }, { orderId: await numberOf('paid'), reason: 'desk' })
    const unnoticed = await openTo('paidUnnoticed')
    await cancelOrder({ db, gateway, ...unnoticed, now: hours(1) }, unnoticed)
    await publish()

    for (const of of ['paid', 'paidUnnoticed'] as const) {
      expect([await statusOf(of), await refundsOf(of)]).toEqual(['cancelled', ['confirmed']])
      expect(await balanceOf(of, 'buyer_clearing')).toBe(0)
      expect(await balanceOf(of, 'gateway_receivable')).toBe(0)
    }
  })

  test('refunds that were on their way end once: by Kasir’s status, by request, or by a transfer', async () => {
    const { db, transactions, numberOf, report, publish, refundsOf, balanceOf } = await openPasar()
    const keyOfRefund = (of: Case) => `${partnerIdOf(keyOf(of))}-R${keyOf(of)}`
    transactions.set(partnerIdOf(keyOf('refundAskedFor')), { amount: 59_000, status: 'settlement' })
    await recoverJobs(db)

    for (const _ of [1, 2])
      await report('refunding', { status: 'refund', refunds: [{ key: keyOfRefund('refunding'), amount: 59_000 }] })
    await report('halfRefunding', {
      status: 'partial_refund',
      refunds: [{ key: keyOfRefund('halfRefunding'), amount: 29_500 }],
    })
    await publish()
    const [byHand] = await db
      .select()
      .from(refunds)
      .where(and(eq(refunds.orderId, await numberOf('halfRefundingByHand')), eq(refunds.state, 'manual')))
    await closeManualRefund({ db, now: hours(2) }, { refundId: byHand?.id ?? '', reference: 'BANK-1' })

    expect(
      await Promise.all(
        (['refunding', 'halfRefunding', 'refundAskedFor', 'halfRefundingByHand'] as const).map(refundsOf),
      ),
    ).toEqual([['confirmed'], ['confirmed'], ['confirmed'], ['manual_done']])
    for (const of of ['refunding', 'halfRefunding', 'refundAskedFor'] as const)
      expect([await balanceOf(of, 'buyer_clearing'), await balanceOf(of, 'gateway_receivable')]).toEqual([0, 0])
    expect(await balanceOf('halfRefundingByHand', 'refunds_payable')).toBe(0)
  })

  test('a chargeback of an ended order is the shop’s loss, and stops an open order', async () => {
    const { report, statusOf, balanceOf } = await openPasar()

    await report('completed', { status: 'chargeback', method: 'credit_card', chargedBack: 59_000 })
    await report('paid', { status: 'chargeback', method: 'credit_card', chargedBack: 59_000 })

    expect([await statusOf('completed'), await statusOf('paid')]).toEqual(['done', 'cancelled'])
    expect([await balanceOf('completed', 'chargebacks'), await balanceOf('completed', 'gateway_receivable')]).toEqual([
      59_000, -59_000,
    ])
    expect(await balanceOf('paid', 'buyer_clearing')).toBe(0)
  })

  test('an order that is not paid in time expires, at Kasir first', async () => {
    const { db, gateway, transactions, numberOf, statusOf } = await openPasar()
    const id = partnerIdOf(keyOf('waitingAgain'))
    transactions.set(id, { amount: 59_000, status: 'pending' })

    await expireOrder(db, gateway, { orderId: await numberOf('waitingAgain'), now: hours(30) })

    expect(await statusOf('waitingAgain')).toBe('expired')
    expect(transactions.get(id)?.status).toBe('expire')
  })

  test('a buyer pays it under Pasar’s own account, and the attempt in the old account is cancelled', async () => {
    const { db, gateway, transactions, openTo } = await openPasar()
    const id = partnerIdOf(keyOf('waiting'))
    transactions.set(id, { amount: 59_000, status: 'pending' })
    const order = await openTo('waiting')

    const { redirectUrl } = await openPayment({ db, gateway, ...order, now: hours(1) }, order)
    const again = await openPayment({ db, gateway, ...order, now: hours(2) }, order)

    expect([redirectUrl, transactions.get(id)?.status]).toEqual([again.redirectUrl, 'expire'])
    const attempts = await db
      .select()
      .from(paymentAttempts)
      .where(eq(paymentAttempts.orderId, order.orderId))
      .orderBy(paymentAttempts.number)
    expect(attempts.map(({ providerOrderId, account, state }) => [providerOrderId, account, state])).toEqual([
      [id, 'TOKO-LAMA', 'cancelled'],
      [`${order.orderId}-2`, null, 'open'],
    ])
  })

  test('its reader gets the page of an order of Pasar', async () => {
    const { db, openTo } = await openPasar()

    const views = await Promise.all(CASES.map(async (of) => getOrder(db, await openTo(of))))

    expect(views.every(({ phone, lines }) => phone === null && lines.length === 2)).toBe(true)
    const { orders: listed } = await listOrders({ db, sessionHash: 'reader' }, {})
    expect(listed).toHaveLength(CASES.length)
    // Only one of the two goods was ever on sale here.
    expect(listed.every(({ lines }) => lines.filter(({ ratable }) => ratable).length === 1)).toBe(true)
  })
})
