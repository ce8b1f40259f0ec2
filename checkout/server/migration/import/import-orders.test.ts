import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Sql } from 'postgres'
import { describe, expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import {
  ledgerTransactions,
  movedOrders,
  movedPhase,
  orderEvents,
  orderLines,
  orderParcels,
  orderReaders,
  orders,
  paymentAttempts,
  products,
  refunds,
  returns,
  reviews,
} from '@/db/schema'
import { cancelOrder } from '../../cancellation/cancel-order'
import { expireOrder } from '../../cancellation/expire-order'
import { advanceFulfilment } from '../../fulfilment/advance-fulfilment'
import { allocateOrder } from '../../fulfilment/allocate-order'
import { completeOrder } from '../../fulfilment/complete-order'
import { moveParcels } from '../../fulfilment/move-parcel'
import { recoverJobs } from '../../jobs/recover-jobs'
import { trialBalance } from '../../ledger/trial-balance'
import { addOrderEvent } from '../../order/state/add-order-event'
import { getOrder } from '../../order-view/get-order'
import { listOrders } from '../../order-view/list-orders'
import { checkAttempt } from '../../payment/attempt/check-attempt'
import { openPayment } from '../../payment/attempt/open-payment'
import { sweepPayments } from '../../payment/attempt/sweep-payments'
import { startGateway, type TestTransaction } from '../../payment/gateway/testing/test-gateway'
import { sendPayouts } from '../../payout/send-payouts'
import { openPhotoFolder } from '../../photo/testing/test-photo'
import { closeManualRefund } from '../../refund/close-manual-refund'
import { previewRefund, requestRefund } from '../../refund/request-refund'
import { requestReturn } from '../../returns/request-return'
import { writeReview } from '../../review/write-review'
import { endRetention } from '../../rights/end-retention'
import { ERASED } from '../../rights/held-records'
import { followUpOrders } from '../../worker/follow-up-orders'
import { sendRequests } from '../../worker/send-requests'
import { postOpeningBalances } from '../cut-over/open-balances'
import { emptyStaging } from '../staging/stage-bundle'
import { Killed, mortal } from '../testing/mortal'
import { CASES, type Case, ENDED, keyOf, OPEN, oldShop, partnerIdOf } from '../testing/old-orders'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import type { Rows } from '../testing/write-bundle'
import { countImported, countRows, unbalanced } from '../validation/count-rows'
import { refuseRow } from '../validation/decide-row'
import { compareLiveOrders } from '../verification/compare-live-orders'
import { importEndedOrders, importOpenOrders } from './import-orders'
import { importStaged } from './import-staged'

const former = { merchantId: 'TOKO-LAMA', serverKey: 'SB-Mid-server-former', clientKey: 'SB-Mid-client-former' }
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000)

async function openMigration(rows: Rows) {
  const staging = await openStaging(rows)
  const { sql } = staging
  const cutOver = () =>
    sql.begin(async (tx) => {
      const imported = await importOpenOrders(tx, { now })
      const opened = await postOpeningBalances(tx, { now })
      return { imported, opened }
    })
  const numberOf = async (of: Case, round = 0) => {
    const [moved] = await sql<{ id: string }[]>`
      select target as id from migration.imported where table_name = 'orders' and key = ${keyOf(of, round)}`
    return moved?.id ?? ''
  }

  return { ...staging, cutOver, numberOf }
}

type Shop = Awaited<ReturnType<typeof openOrders>>

/** Open orders are imported as well, and Kasir answers; the opening itself is up to the test. */
async function openOrders() {
  const move = await openMigration(oldShop(2))
  await move.importAll()
  await move.cutOver()
  const partner = await startGateway({ former })
  /** Kasir has this status of it from now on, and Pasar asks for it. */
  const report = async (of: Case, changes: Partial<TestTransaction>, at = hours(1)) => {
    const id = partnerIdOf(keyOf(of))
    partner.transactions.set(id, { amount: 59_000, status: 'settlement', ...changes })
    await checkAttempt(move.db, partner.gateway, { providerOrderId: id, now: at })
  }
  const publish = (at = hours(2)) => sendRequests(move.db, partner.gateway, { now: at })
  const statusOf = async (of: Case) => {
    const [order] = await move.db
      .select()
      .from(orders)
      .where(eq(orders.id, await move.numberOf(of)))
    return order?.status
  }
  const refundsOf = async (of: Case) =>
    (
      await move.db
        .select()
        .from(refunds)
        .where(eq(refunds.orderId, await move.numberOf(of)))
    ).map(({ state }) => state)
  const openTo = async (of: Case) => {
    const orderId = await move.numberOf(of)
    await move.db.insert(orderReaders).values({ orderId, sessionHash: 'reader' })
    return { orderId, sessionHash: 'reader' }
  }
  const balanceOf = async (of: Case, account: string) => {
    const [found] = await move.sql<{ balance: number }[]>`
      select coalesce(sum(amount), 0)::float as balance from ledger_entries join ledger_transactions t on t.id = transaction_id
      where t.order_id = ${await move.numberOf(of)} and account = ${account}`
    return found?.balance
  }

  const advance = async (of: Case, steps: ('packed' | 'shipped' | 'arrived')[]) => {
    const orderId = await move.numberOf(of)
    const [parcel] = await move.db.select().from(orderParcels).where(eq(orderParcels.orderId, orderId))
    for (const to of steps)
      await advanceFulfilment({ db: move.db, now: hours(3) }, { orderId, shopId: parcel?.shopId ?? '', to })
    return orderId
  }
  const refundWhole = async (of: Case) => {
    partner.transactions.set(partnerIdOf(keyOf(of)), { amount: 59_000, status: 'settlement' })
    await requestRefund({ db: move.db, now: hours(1) }, { orderId: await move.numberOf(of), reason: 'desk' })
    await publish()
  }
  const returnOne = async (of: Case) => {
    await advance(of, ['arrived'])
    const reader = await openTo(of)
    const lines = [{ sku: 'PINDAHAN-77', quantity: 1 }]
    const request = { ...reader, reason: 'damaged' as const, note: '', lines, photos: [] }
    return requestReturn({ db: move.db, ...reader, now: hours(4), photoFolder: await openPhotoFolder() }, request)
  }

  return {
    ...move,
    ...partner,
    report,
    publish,
    statusOf,
    refundsOf,
    openTo,
    balanceOf,
    advance,
    refundWhole,
    returnOne,
  }
}

/** What is here of each order, by the keys that all of it came under. */
const places = (sql: Sql) => sql`
  with kept as (
    select 'payments' as kept, id::text as own, order_id, state::text as stands from payment_attempts
    union all select 'refunds', id::text, order_id, state::text from refunds
    union all select 'invoices', order_id, order_id, document #>> '{former,invoice,number}' from invoices
  )
  select kept.kept, whose.key as order, past.key, kept.stands from kept
  left join migration.imported whose on whose.table_name = 'orders' and whose.target = kept.order_id
  left join migration.imported past on past.table_name = kept.kept and past.target = kept.own
  order by 1, 2, 3, 4`

const digest = async (sql: Sql) =>
  Object.fromEntries(
    await Promise.all(
      [
        'orders',
        'order_parcels',
        'order_lines',
        'payment_attempts',
        'refunds',
        'moved_orders',
        'stock_holds',
        'shipments',
        'outbox',
        'ledger_transactions',
        'ledger_entries',
        'migration.imported',
      ].map(async (table) => {
        const [whole] = await sql.unsafe(
          `select md5(string_agg(md5((to_jsonb(t) - '{id,last_event}'::text[])::text), '' order by md5((to_jsonb(t) - '{id,last_event}'::text[])::text))) as md5 from ${table} t`,
        )
        return [table, whole?.md5] as const
      }),
    ),
  )

describe('what has ended in the old shop', () => {
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
          const given = await db.select().from(refunds).where(eq(refunds.orderId, orderId))
          const line = [order?.status, order?.cancelReason, ...given.map(({ state }) => state)]
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

  test('goes by the address that it was written with, and to nobody’s browser', async () => {
    const rows = oldShop(1)
    rows.orders?.push(rowOf('orders', { id: 900, address: 'Depan masjid', postalCode: null, number: 'TL-900' }))
    rows.orders?.push(rowOf('orders', { id: 901, postalCode: '40115', number: 'TL-901' }))
    for (const id of [900, 901]) {
      rows.orderLines?.push(rowOf('orderLines', { id, orderId: id }))
      rows.payments?.push(rowOf('payments', { id, orderId: id, transactionId: `t-${id}`, partnerOrderId: `TL-${id}` }))
    }
    const { db, importAll } = await openMigration(rows)

    await importAll()

    const placeOf = async (formerNumber: string) => {
      const [found] = await db
        .select()
        .from(orders)
        .innerJoin(movedOrders, eq(movedOrders.orderId, orders.id))
        .where(eq(movedOrders.formerNumber, formerNumber))
      const { street, village, district, city, province, timeZone, phone, sessionHash, basketId, id } =
        found?.orders ?? ({} as Record<string, never>)
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

  test('is a copy: goods that never came make a line, and what a voucher took off is shared by the lines', async () => {
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

  test('follows what changes, and is taken back when it is not at home any more', async () => {
    const { db, sql, load, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const [changed, gone, opened] = [
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
        .where(inArray(orders.id, [gone, opened])),
    ).toEqual([])
    expect(unbalanced(await countRows(sql))).toEqual([])
    expect((await countImported(sql)).orderLines).toBe(await db.$count(orderLines))
  })

  test('waits alone for a refund that gives nothing back, and for a chargeback that takes nothing', async () => {
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

  test('leaves nothing behind when another shop is loaded anew, whose keys mean something else', async () => {
    const begun = await openMigration(oldShop(2, { invoiced: true }))
    await begun.importAll()
    const rows = oldShop(2, { invoiced: true, turned: true })

    await begun.loadAnew(rows)
    await begun.importAll()

    const fresh = await openMigration(rows)
    await fresh.importAll()
    expect(await places(begun.sql)).toEqual(await places(fresh.sql))
    expect(await countImported(begun.sql)).toEqual(await countImported(fresh.sql))
  })

  test('is counted before the first batch, and the next time only what changed since', async () => {
    const { sql, load, importAll } = await openMigration(oldShop(1))
    const heard = async () => {
      const shown: number[][] = []
      await importStaged(sql, { now, onProgress: (...progress) => shown.push(progress) })
      return shown
    }

    const first = await heard()
    await load({ orders: oldShop(1).orders?.slice(0, 2) })

    expect(first).toEqual([
      [0, CASES.length],
      [CASES.length, CASES.length],
    ])
    expect([await heard(), await heard()]).toEqual([
      [
        [0, 2],
        [2, 2],
      ],
      [],
    ])
    expect((await importAll()).orders).toEqual({ imported: 0, withdrawn: 0, conflicts: 0 })
  })

  // By every other statement each, so that neither takes longer than a test may.
  test.each([1, 2])('comes to the same end wherever the process is killed, from statement %i on', async (first) => {
    const { sql, importAll } = await openMigration(oldShop(1))
    await importAll()
    const whole = Object.keys(ENDED).length
    const counted = async () => {
      const [found] = await sql<{ orders: number; arrived: number; sold: number }[]>`
        select (select count(*)::int from moved_orders) as orders,
          (select count(*)::int from migration.imported where table_name = 'orders') as arrived,
          (select sum(sold)::int from products where id like 'pindahan-%') as sold`
      return found
    }
    const once = await counted()

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
      expect([left?.stale, await counted()]).toEqual([0, once])
      if (!died) break
    }
    expect(once?.orders).toBe(whole)
  })
})

describe('before Pasar opens', () => {
  const inLoading = (db: Database) => db.insert(movedPhase).values({ phase: 'loading', at: now })

  test('an imported order is read-only', async () => {
    const { db, importAll, numberOf } = await openMigration(oldShop(1))
    await importAll()
    const [orderId, half] = [await numberOf('completed'), await numberOf('halfRefundedByHand')]
    const before = await db.select().from(orderEvents)
    await inLoading(db)

    const refused = { code: 'order_in_migration' }
    await expect(requestRefund({ db, now }, { orderId, reason: 'desk' })).rejects.toMatchObject(refused)
    await expect(previewRefund({ db }, { orderId })).rejects.toMatchObject(refused)
    await expect(completeOrder(db, { orderId, now })).rejects.toMatchObject(refused)
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
    const former = and(eq(orderLines.orderId, orderId), eq(orderLines.sku, line?.sku ?? ''))
    await db.update(orderLines).set({ sku: 'AYU-SERUM', productId: 'ayu-serum' }).where(former)
    const review = { orderId, sessionHash, sku: 'AYU-SERUM', stars: 5, body: '', language: 'id', now } as const
    await inLoading(db)

    await expect(writeReview({ db, ...review }, review)).rejects.toMatchObject({ code: 'order_in_migration' })
    await db.delete(movedPhase)
    await writeReview({ db, ...review }, review)

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
    await db.delete(movedPhase)
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
    // As a version before the lock did it.
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

  /** What the shop's own use cases do to an imported order. */
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

describe('at the cut-over', () => {
  test('what is open goes on here, and the books begin with what the old ones end with, to the rupiah', async () => {
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
    expect(byMerchant.map(({ orders: count, totals, refunds: given }) => [count, totals, given])).toEqual([
      [(20 * CASES.length) / 2, true, true],
      [(20 * CASES.length) / 2, true, true],
    ])
    const owed = await sql`
      select balance.merchant_id::int as merchant, balance.amount::int as old, (
        select -sum(entry.amount) from ledger_transactions booking join ledger_entries entry on transaction_id = booking.id
        where kind = 'opening' and account = 'seller_payable' and booking.shop_id = shop.target)::int as opened, (
        select sum(parcel.subtotal) from order_parcels parcel join orders on orders.id = parcel.order_id
        where parcel.shop_id = shop.target and orders.status in ('paid', 'shipped')
          and orders.id in (select a.target from migration.imported a join migration.orders o on o.id = a.key
            where a.table_name = 'orders' and o.status in ('paid', 'sent')))::int as held
      from migration.balances balance
      join migration.imported shop on shop.table_name = 'merchants' and shop.key = balance.merchant_id order by 1`
    expect(owed.map(({ old, opened: mine, held }) => old === mine + held)).toEqual([true, true])
    expect(opened).toMatchObject({ sellers: { count: 2 }, waiting: [] })
    const balances = await trialBalance({ db })
    expect(balances.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
    const held = 20 * (4 * 59_000 - 4000)
    const going = 20 * (59_000 + 29_500 + 59_000)
    expect(Object.fromEntries(balances.map(({ account, balance }) => [account, balance]))).toMatchObject({
      buyer_clearing: -(held + going),
      refunds_payable: -20 * 29_500,
      gateway_receivable: held + going + 20 * 29_500,
    })
  })

  test('a repeated call changes nothing, and afterwards nothing is imported any more', async () => {
    const { db, sql, load, importAll, cutOver, numberOf } = await openMigration(oldShop(1))
    await importAll()
    await cutOver()
    const before = await digest(sql)

    await cutOver()
    expect(await digest(sql)).toEqual(before)
    await db.insert(movedPhase).values({ phase: 'open', at: now })
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

  test('nothing of it is polled, swept or sent before', async () => {
    const { db, importAll } = await openMigration(oldShop(1))
    const { gateway, requests } = await startGateway({ former })

    await importAll()
    await db.update(paymentAttempts).set({ settledAt: now })
    await sweepPayments(db, gateway, { now })
    await followUpOrders(db, gateway, { now })
    await sendRequests(db, gateway, { now })

    expect(requests).toEqual([])
  })
})

describe('an order that was open goes on as any other:', () => {
  async function goOn() {
    const shop = await openOrders()
    await shop.db.insert(movedPhase).values({ phase: 'open', at: now })

    return shop
  }

  test('it is paid under the old account, packed, sent, received and paid out', async () => {
    const { db, report, advance, statusOf, publish, balanceOf } = await goOn()

    await report('waiting', {})
    const orderId = await advance('waiting', ['packed', 'shipped', 'arrived'])
    await completeOrder(db, { orderId, now: hours(4) })
    await allocateOrder(db, { orderId, now: hours(200) })
    await sendPayouts(db, { now: hours(201) })
    await publish(hours(201))

    expect(await statusOf('waiting')).toBe('done')
    expect(await balanceOf('waiting', 'buyer_clearing')).toBe(0)
    expect(await balanceOf('waiting', 'bank')).toBe(-50_000)
  })

  test('one that was paid there is allocated with its seller’s whole price, whatever its voucher took off', async () => {
    const { db, advance, balanceOf } = await goOn()

    const orderId = await advance('paidAgain', ['packed', 'shipped'])
    await completeOrder(db, { orderId, now: hours(4) })
    await allocateOrder(db, { orderId, now: hours(200) })

    expect(await balanceOf('paidAgain', 'seller_payable')).toBe(-50_000)
    expect(await balanceOf('paidAgain', 'vouchers')).toBe(4000)
    expect(await balanceOf('paidAgain', 'buyer_clearing')).toBe(0)
  })

  test('a parcel that was on its way arrives', async () => {
    const { db, statusOf } = await goOn()

    await moveParcels(db, { now: hours(24 * 3) })

    expect(await statusOf('sent')).toBe('arrived')
  })

  test('it is refunded through Kasir, and a cancelled one, too', async () => {
    const { db, gateway, transactions, numberOf, publish, openTo, statusOf, refundsOf, balanceOf } = await goOn()
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

  test('refunds that were on their way end once: by Kasir’s word, by request, or by a transfer', async () => {
    const { db, transactions, numberOf, report, publish, refundsOf, balanceOf } = await goOn()
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

  test('a chargeback of one that had ended is the shop’s loss, and of one that goes on stops it', async () => {
    const { report, statusOf, balanceOf } = await goOn()

    await report('completed', { status: 'chargeback', method: 'credit_card', chargedBack: 59_000 })
    await report('paid', { status: 'chargeback', method: 'credit_card', chargedBack: 59_000 })

    expect([await statusOf('completed'), await statusOf('paid')]).toEqual(['done', 'cancelled'])
    expect([await balanceOf('completed', 'chargebacks'), await balanceOf('completed', 'gateway_receivable')]).toEqual([
      59_000, -59_000,
    ])
    expect(await balanceOf('paid', 'buyer_clearing')).toBe(0)
  })

  test('what nobody pays in time expires, at Kasir first', async () => {
    const { db, gateway, transactions, numberOf, statusOf } = await goOn()
    const id = partnerIdOf(keyOf('waitingAgain'))
    transactions.set(id, { amount: 59_000, status: 'pending' })

    await expireOrder(db, gateway, { orderId: await numberOf('waitingAgain'), now: hours(30) })

    expect(await statusOf('waitingAgain')).toBe('expired')
    expect(transactions.get(id)?.status).toBe('expire')
  })

  test('whoever wants to pay it gets a page of our own account, and what was begun in the old one is ended', async () => {
    const { db, gateway, transactions, openTo } = await goOn()
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

  test('whoever may read it sees it as any other', async () => {
    const { db, openTo } = await goOn()

    const shown = await Promise.all(CASES.map(async (of) => getOrder(db, await openTo(of))))

    expect(shown.every(({ phone, lines }) => phone === null && lines.length === 2)).toBe(true)
    expect((await listOrders({ db, sessionHash: 'reader' }, {})).orders).toHaveLength(CASES.length)
  })
})
