import { eq, inArray } from 'drizzle-orm'
import type { Sql } from 'postgres'
import { describe, expect, test } from 'vitest'
import { migratedOrders, orderEvents, orderLines, orderParcels, orders, products, refunds } from '@/db/schema'
import { emptyStaging } from '../staging/stage-bundle'
import { Killed, mortal } from '../testing/mortal'
import { CASES, type Case, ENDED, keyOf, oldShop } from '../testing/old-orders'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { digest, openMigration } from '../testing/open-orders'
import { NOW as now } from '../testing/open-staging'
import { countImported, countRows, unbalanced } from '../validation/count-rows'
import { importEndedOrders } from './import-orders'
import { importStaged } from './import-staged'

/**
 * Returns payments, refunds and invoices of each imported order, with the keys of their staged
 * rows.
 */
const places = (sql: Sql) => sql`
  with kept as (
    select 'payments' as kept, id::text as own, order_id, state::text as stands from payment_attempts
    union all select 'refunds', id::text, order_id, state::text from refunds
    union all select 'invoices', order_id, order_id, document #>> '{oldShop,invoice,number}' from invoices
  )
  select kept.kept, whose.key as order, past.key, kept.stands from kept
  left join migration.imported whose on whose.table_name = 'orders' and whose.target = kept.order_id
  left join migration.imported past on past.table_name = kept.kept and past.target = kept.own
  order by 1, 2, 3, 4`

describe('an order that has ended in the old shop', () => {
  test('is an order here, as it ended, with what is known of when', async () => {
    const { db, importAll, numberOf } = await openMigration(oldShop(1))

    const { orders: imported } = await importAll()

    expect(imported).toEqual({ imported: Object.keys(ENDED).length, withdrawn: 0, conflicts: 0 })
    expect(await db.$count(orders)).toBe(Object.keys(ENDED).length)
    const stands = Object.fromEntries(
      await Promise.all(
        (Object.keys(ENDED) as Case[]).map(async (of) => {
          const orderId = await numberOf(of)
          const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
          const events = await db
            .select()
            .from(orderEvents)
            .where(eq(orderEvents.orderId, orderId))
            .orderBy(orderEvents.id)
          const refundRows = await db.select().from(refunds).where(eq(refunds.orderId, orderId))
          const line = [order?.status, order?.cancelReason, ...refundRows.map(({ state }) => state)]
            .filter(Boolean)
            .join(' ')
          return [of, `${line}: ${events.map(({ kind }) => kind).join(' ')}`] as const
        }),
      ),
    )
    expect(stands).toEqual({
      completed: 'done: created paid done',
      completedWithVoucher: 'done: created paid done',
      cancelled: 'cancelled: created cancelled',
      refunded: 'cancelled refunded confirmed: created paid cancelled refund_requested refund_confirmed',
      chargedBack: 'cancelled charged_back: created paid cancelled',
      halfRefunded: 'done confirmed: created paid done refund_requested refund_confirmed',
      halfRefundedByHand: 'done manual_done: created paid done refund_requested refund_manual_done',
    })
  })

  test('keeps its address, and belongs to no browser session', async () => {
    const rows = oldShop(1)
    rows.orders?.push(rowOf('orders', { id: 900, address: 'Depan masjid', postalCode: null, number: 'TL-900' }))
    rows.orders?.push(rowOf('orders', { id: 901, postalCode: '40115', number: 'TL-901' }))
    for (const id of [900, 901]) {
      rows.orderLines?.push(rowOf('orderLines', { id, orderId: id }))
      rows.payments?.push(rowOf('payments', { id, orderId: id, transactionId: `t-${id}`, partnerOrderId: `TL-${id}` }))
    }
    const { db, importAll } = await openMigration(rows)

    await importAll()

    const placeOf = async (oldShopNumber: string) => {
      const [row] = await db
        .select()
        .from(orders)
        .innerJoin(migratedOrders, eq(migratedOrders.orderId, orders.id))
        .where(eq(migratedOrders.oldShopNumber, oldShopNumber))
      const { street, village, district, city, province, timeZone, phone, sessionHash, basketId, id } =
        row?.orders ?? ({} as Record<string, never>)
      expect([phone, sessionHash, basketId, id?.replace(/[2-9A-HJ-NP-TW-Z]{12}$/, '…')]).toEqual([
        null,
        null,
        null,
        'PSR-…',
      ])
      return [street, village, district, city, province, timeZone]
    }
    expect(await placeOf(`TL-${10_000_001}`)).toEqual([
      'Jalan Melati No. 7',
      null,
      null,
      'Bandung',
      'Jawa Barat',
      'WIB',
    ])
    expect(await placeOf('TL-900')).toEqual(['Depan masjid', null, null, null, null, 'WIB'])
    expect(await placeOf('TL-901')).toEqual([
      'Jalan Melati No. 7',
      'Citarum',
      'Bandung Wetan',
      'Kota Bandung',
      'Jawa Barat',
      'WIB',
    ])
  })

  test('is a copy: undelivered goods make a line, and the lines share the voucher’s discount', async () => {
    const { db, importAll, numberOf } = await openMigration(oldShop(1))

    await importAll()

    const lines = await db
      .select()
      .from(orderLines)
      .where(eq(orderLines.orderId, await numberOf('completedWithVoucher')))
      .orderBy(orderLines.sku)
    expect(lines.map(({ sku, productId, platformDiscount }) => `${sku} ${productId} ${platformDiscount}`)).toEqual([
      'PINDAHAN-77 pindahan-77 601',
      'TL-0000001 pindahan-1 2400',
    ])
    const [sold] = await db.select().from(products).where(eq(products.id, 'pindahan-1'))
    expect(sold?.sold).toBe(4)
  })

  test('follows changes, and is withdrawn when its row is deleted or open again', async () => {
    const { db, sql, load, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const [changed, removed, opened] = [
      await numberOf('completed'),
      await numberOf('refunded'),
      await numberOf('halfRefunded'),
    ]

    await load(
      {
        orders: [
          rowOf('orders', { id: keyOf('completed'), merchantId: 1, recipient: 'Siti Baru' }),
          rowOf('orders', { id: keyOf('halfRefunded'), status: 'sent', endedAt: null }),
        ],
        orderLines: [rowOf('orderLines', { id: 2 * keyOf('completed'), orderId: 1, productId: 2 })],
      },
      { orders: [keyOf('refunded')], orderLines: [2 * keyOf('completed') + 1] },
    )
    const again = await importAll()

    expect(again.orders).toEqual({ imported: 1, withdrawn: 2, conflicts: 0 })
    const [order] = await db.select().from(orders).where(eq(orders.id, changed))
    expect(order?.recipient).toBe('Siti Baru')
    const lines = await db.select().from(orderLines).where(eq(orderLines.orderId, changed))
    expect(lines.map(({ sku, quantity }) => `${sku} ${quantity}`)).toEqual(['TL-0000002 2'])
    const parcels = await db.select().from(orderParcels).where(eq(orderParcels.orderId, changed))
    expect(parcels.map(({ shopId }) => shopId)).toEqual(['toko-asri-1'])
    expect(
      await db
        .select()
        .from(orders)
        .where(inArray(orders.id, [removed, opened])),
    ).toEqual([])
    expect(unbalanced(await countRows(sql))).toEqual([])
    expect((await countImported(sql)).orderLines).toBe(await db.$count(orderLines))
  })

  test('is held back alone if a refund or a chargeback of it has no amount', async () => {
    const { sql, importAll } = await openMigration({
      ...cleanShop(3),
      refunds: [
        rowOf('refunds', { id: 1, amount: 0 }),
        rowOf('refunds', { id: 2, amount: -1, kind: 'chargeback' }),
        rowOf('refunds', { id: 3, amount: 0, status: 'refused' }),
      ],
    })

    await importAll()

    expect(await sql`select key::int from migration.imported where table_name = 'orders'`).toEqual([{ key: 3 }])
    expect(await sql`select key::int, code from migration.quarantine order by key`).toEqual([
      { key: 1, code: 'amount_invalid' },
      { key: 2, code: 'amount_invalid' },
    ])
  })

  test('is not imported before the bulk is validated, and is the same after it was loaded anew', async () => {
    const { db, sql, importAll, loadAnew } = await openMigration(oldShop(1))
    await importAll()
    const before = await digest(sql)

    await sql.begin((tx) => emptyStaging(tx))
    expect(await importEndedOrders(sql, { now })).toEqual({ imported: 0, withdrawn: 0, conflicts: 0 })
    await loadAnew(oldShop(1))
    await importAll()

    expect(await digest(sql)).toEqual(before)
    expect(await db.$count(orders)).toBe(Object.keys(ENDED).length)
  })

  test('leaves no row behind when another shop with other keys is loaded', async () => {
    const first = await openMigration(oldShop(2, { invoiced: true }))
    await first.importAll()
    const rows = oldShop(2, { invoiced: true, turned: true })

    await first.loadAnew(rows)
    await first.importAll()

    const fresh = await openMigration(rows)
    await fresh.importAll()
    expect(await places(first.sql)).toEqual(await places(fresh.sql))
    expect(await countImported(first.sql)).toEqual(await countImported(fresh.sql))
  })

  test('is counted before the first batch, and the next time only what changed since', async () => {
    const { sql, load, importAll } = await openMigration(oldShop(1))
    const importWithProgress = async () => {
      const reports: number[][] = []
      let tables = {}
      await importStaged(sql, {
        now,
        onProgress: (examined, all, imported) => {
          reports.push([examined, all])
          tables = imported
        },
      })
      return { reports, tables }
    }

    const first = await importWithProgress()
    const imported = await countImported(sql)
    await load({ orders: oldShop(1).orders?.slice(0, 2) })

    expect(first.reports).toEqual([
      [0, CASES.length],
      [CASES.length, CASES.length],
    ])
    expect(imported).toMatchObject(first.tables)
    expect([(await importWithProgress()).reports, (await importWithProgress()).reports]).toEqual([
      [
        [0, 2],
        [2, 2],
      ],
      [],
    ])
    expect((await importAll()).orders).toEqual({ imported: 0, withdrawn: 0, conflicts: 0 })
  })

  // Each covers every other statement, so that neither exceeds a test's time limit.
  test.each([1, 2])('has the same result after a kill before any statement, from statement %i on', async (first) => {
    const { sql, importAll } = await openMigration(oldShop(1))
    await importAll()
    const whole = Object.keys(ENDED).length
    const countEvents = async () => {
      const [row] = await sql<{ orders: number; arrived: number; sold: number }[]>`
        select (select count(*)::int from migrated_orders) as orders,
          (select count(*)::int from migration.imported where table_name = 'orders') as arrived,
          (select sum(sold)::int from products where id like 'pindahan-%') as sold`
      return row
    }
    const once = await countEvents()

    for (let step = first; ; step += 2) {
      await sql`insert into migration.changed (table_name, key) select 'orders', key from migration.imported
        where table_name = 'orders' on conflict do nothing`
      await sql`update orders set recipient = '?' where basket_id is null`
      const died = await importEndedOrders(mortal(sql, step), { now }).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Killed) return true
          throw error
        },
      )
      await importEndedOrders(sql, { now })
      const [left] = await sql<{ stale: number }[]>`
        select count(*)::int as stale from orders where basket_id is null and recipient = '?'`
      expect([left?.stale, await countEvents()]).toEqual([0, once])
      if (!died) break
    }
    expect(once?.orders).toBe(whole)
  })
})
