import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import {
  migrationState,
  orderEvents,
  orderLines,
  orderParcels,
  orderReaders,
  orders,
  paymentAttempts,
  refunds,
  returns,
  reviews,
} from '@/db/schema'
import { receiveParcel } from '../../fulfilment/receive-parcel'
import { addOrderEvent } from '../../order/state/add-order-event'
import { closeManualRefund } from '../../refund/close-manual-refund'
import { previewRefund, requestRefund } from '../../refund/request-refund'
import { writeReviews } from '../../review/write-review'
import { endRetention } from '../../rights/end-retention'
import { ERASED } from '../../rights/held-records'
import { type Case, keyOf, oldShop } from '../testing/old-orders'
import { rowOf } from '../testing/old-shop-rows'
import { hours, openMigration, openOrders, type Shop } from '../testing/open-orders'
import { NOW as now } from '../testing/open-staging'
import type { Rows } from '../testing/write-bundle'
import { refuseRow } from '../validation/decide-row'
import { compareLiveOrders } from '../verification/compare-live-orders'

describe('before Pasar opens', () => {
  const inLoading = (db: Database) => db.insert(migrationState).values({ phase: 'loading', at: now })

  test('an imported order is read-only', async () => {
    const { db, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const [orderId, half] = [await numberOf('completed'), await numberOf('halfRefundedByHand')]
    const before = await db.select().from(orderEvents)
    await inLoading(db)

    const refused = { code: 'order_in_migration' }
    await expect(requestRefund({ db, now }, { orderId, reason: 'desk' })).rejects.toMatchObject(refused)
    await expect(previewRefund({ db }, { orderId })).rejects.toMatchObject(refused)
    await expect(receiveParcel(db, { orderId, shopId: 'any', now })).rejects.toMatchObject(refused)
    const [refund] = await db.select().from(refunds).where(eq(refunds.orderId, half))
    const close = closeManualRefund({ db, now }, { refundId: refund?.id ?? '', reference: 'TRF-1' })
    await expect(close).rejects.toMatchObject(refused)

    expect(await db.select().from(orderEvents)).toEqual(before)
  })

  test('no review is written of it, which a further import would delete with the order', async () => {
    const { db, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const [orderId, sessionHash] = [await numberOf('completed'), 'who was told its number']
    await db.insert(orderReaders).values({ orderId, sessionHash })
    const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, orderId))
    const previous = and(eq(orderLines.orderId, orderId), eq(orderLines.sku, line?.sku ?? ''))
    await db.update(orderLines).set({ sku: 'AYU-SERUM', productId: 'ayu-serum' }).where(previous)
    const review = () =>
      writeReviews(
        { db, sessionHash, photoFolder: 'no photos', now },
        { orderId, language: 'id', reviews: [{ sku: 'AYU-SERUM', stars: 5, body: '', photos: [] }] },
      )
    await inLoading(db)

    await expect(review()).rejects.toMatchObject({ code: 'order_in_migration' })
    await db.delete(migrationState)
    await review()

    expect(await db.$count(reviews, eq(reviews.orderId, orderId))).toBe(1)
  })

  test('its buyer’s name stays after ten years, until the two sides are no longer compared', async () => {
    const { db, sql, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const orderId = await numberOf('completed')
    const yearsLater = new Date(new Date(now).setUTCFullYear(now.getUTCFullYear() + 11))
    const readName = async () => (await db.select().from(orders).where(eq(orders.id, orderId)))[0]?.recipient
    await inLoading(db)

    await endRetention(db, { now: yearsLater })

    expect(await compareLiveOrders(sql, [keyOf('completed')])).toEqual([])
    await db.delete(migrationState)
    await endRetention(db, { now: yearsLater })
    expect(await readName()).toBe(ERASED)
  })

  const CHANGES: [string, Rows, Record<string, number[]>][] = [
    [
      'touches its row',
      { orders: [rowOf('orders', { id: keyOf('completed'), merchantId: 2, recipient: 'Siti Baru' })] },
      {},
    ],
    ['opens it again', { orders: [rowOf('orders', { id: keyOf('completed'), merchantId: 2, status: 'sent' })] }, {}],
    ['deletes it', {}, { orders: [keyOf('completed')] }],
  ]

  test.each(CHANGES)('a refund that Pasar made stays when the old shop %s', async (_, rows, deleted) => {
    const { db, load, importAll, cutOver, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const orderId = await numberOf('completed')
    // As a version from before the lock did it.
    await requestRefund({ db, now: hours(1) }, { orderId, reason: 'desk', amount: 59_000 })
    await inLoading(db)
    const readMoney = () =>
      Promise.all([
        db.select().from(orders).where(eq(orders.id, orderId)),
        db.select().from(refunds).where(eq(refunds.orderId, orderId)),
        db.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId)),
        db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId)),
      ])
    const before = await readMoney()

    await load(rows, deleted)
    const { orders: settled } = await importAll()
    await cutOver()

    expect(settled).toEqual({ imported: 0, withdrawn: 0, conflicts: 1 })
    expect(await readMoney()).toEqual(before)
  })

  /** Changes of an imported order by the shop's own verbs. */
  const SHOP_CHANGES: [string, Case, (shop: Shop) => Promise<unknown>, string][] = [
    ['paid', 'waiting', ({ report }) => report('waiting', {}), 'paid'],
    ['sent', 'paid', ({ advance }) => advance('paid', ['packed', 'shipped']), 'shipped'],
    ['refunded', 'paidUnnoticed', ({ refundWhole }) => refundWhole('paidUnnoticed'), 'cancelled'],
    ['returned', 'sent', ({ returnOne }) => returnOne('sent'), 'arrived'],
  ]

  test.each(SHOP_CHANGES)(
    'an order that was %s here since its import stays as it is, and is a conflict',
    async (_, of, change, status) => {
      const shop = await openOrders()
      const { db, sql, load, importAll, cutOver, numberOf, statusOf } = shop
      const orderId = await numberOf(of)
      const eventsBefore = await db.$count(orderEvents, eq(orderEvents.orderId, orderId))
      await change(shop)
      await inLoading(db)
      const readOrder = () =>
        Promise.all(
          [orders, orderEvents, orderLines, orderParcels, paymentAttempts, refunds, returns].map((table) =>
            db
              .select()
              .from(table)
              .where(eq('orderId' in table ? table.orderId : table.id, orderId)),
          ),
        )
      const before = await readOrder()
      expect(await statusOf(of)).toBe(status)
      expect(await db.$count(orderEvents, eq(orderEvents.orderId, orderId))).toBeGreaterThan(eventsBefore)

      await load({ orders: [rowOf('orders', { id: keyOf(of), merchantId: 1, recipient: 'Siti Baru' })] })
      const { orders: imported } = await importAll()
      await cutOver()

      expect(imported).toEqual({ imported: 0, withdrawn: 0, conflicts: 1 })
      expect(await readOrder()).toEqual(before)
      expect(await sql`select key::int, code from migration.quarantine where table_name = 'orders'`).toEqual([
        { key: keyOf(of), code: 'changed_in_pasar' },
      ])
    },
  )

  test('the database keeps what Pasar wrote of an imported order since', async () => {
    const { db, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const orderId = await numberOf('completed')
    await addOrderEvent(db, { orderId, kind: 'return_requested', at: hours(1) })

    await expect(db.delete(orderEvents).where(eq(orderEvents.orderId, orderId))).rejects.toMatchObject({
      cause: { message: `order ${orderId} was changed since its import` },
    })

    expect(await db.$count(orderEvents, eq(orderEvents.orderId, orderId))).toBe(4)
  })

  test('an order that both changed waits in quarantine, and is Pasar’s once its row is refused', async () => {
    const { db, sql, load, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    await requestRefund({ db, now: hours(1) }, { orderId: await numberOf('completed'), reason: 'desk', amount: 59_000 })
    await load({ orders: [rowOf('orders', { id: keyOf('completed'), merchantId: 2, recipient: 'Siti Baru' })] })
    const readState = () =>
      sql`select state::text, code from migration.quarantine where table_name = 'orders' and key = ${keyOf('completed')}`

    expect(await readState()).toEqual([{ state: 'quarantined', code: 'changed_in_pasar' }])

    await refuseRow(
      { sql, operator: 'Sari', now },
      { table: 'orders', key: keyOf('completed'), reason: 'Pasar paid it back' },
    )
    await importAll()
    expect(await readState()).toEqual([{ state: 'refused', code: 'refused_by_hand' }])
    expect(await compareLiveOrders(sql, [keyOf('completed')])).toEqual([])
  })
})
