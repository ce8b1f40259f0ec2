import { eq } from 'drizzle-orm'
import type { Sql } from 'postgres'
import { orderParcels, orderReaders, orders, refunds } from '@/db/schema'
import { advanceFulfilment } from '../../fulfilment/advance-fulfilment'
import { checkAttempt } from '../../payment/attempt/check-attempt'
import { startGateway, type TestTransaction } from '../../payment/gateway/testing/test-gateway'
import { openPhotoFolder } from '../../photo/testing/test-photo'
import { requestRefund } from '../../refund/request-refund'
import { requestReturn } from '../../returns/request-return'
import { sendRequests } from '../../worker/send-requests'
import { postOpeningBalances } from '../cut-over/open-balances'
import { importOpenOrders } from '../import/import-orders'
import { type Case, keyOf, oldShop, partnerIdOf } from './old-orders'
import { NOW as now, openStaging } from './open-staging'
import type { Rows } from './write-bundle'

export const OLD_ACCOUNT = {
  merchantId: 'TOKO-LAMA',
  serverKey: 'SB-Mid-server-old-shop',
  clientKey: 'SB-Mid-client-old-shop',
}
export const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000)

/**
 * Opens a shop that has staged these rows; `cutOver` imports the open orders and posts the opening
 * balances.
 */
export async function openMigration(rows: Rows) {
  const staging = await openStaging(rows)
  const { sql } = staging
  const cutOver = () =>
    sql.begin(async (tx) => {
      const imported = await importOpenOrders(tx, { now })
      const opened = await postOpeningBalances(tx, { now })
      return { imported, opened }
    })
  const numberOf = async (of: Case, round = 0) => {
    const [migrated] = await sql<{ id: string }[]>`
      select target as id from migration.imported where table_name = 'orders' and key = ${keyOf(of, round)}`
    return migrated?.id ?? ''
  }

  return { ...staging, cutOver, numberOf }
}

export type Shop = Awaited<ReturnType<typeof openOrders>>

/** Opens a shop with imported open orders and a running Kasir; the test performs the opening. */
export async function openOrders() {
  const migration = await openMigration(oldShop(2))
  await migration.importAll()
  await migration.cutOver()
  const partner = await startGateway({ oldShopAccount: OLD_ACCOUNT })
  /** Sets Kasir's status of a payment and lets Pasar check it. */
  const report = async (of: Case, changes: Partial<TestTransaction>, at = hours(1)) => {
    const id = partnerIdOf(keyOf(of))
    partner.transactions.set(id, { amount: 59_000, status: 'settlement', ...changes })
    await checkAttempt(migration.db, partner.gateway, { providerOrderId: id, now: at })
  }
  const publish = (at = hours(2)) => sendRequests(migration.db, partner.gateway, { now: at })
  const statusOf = async (of: Case) => {
    const [order] = await migration.db
      .select()
      .from(orders)
      .where(eq(orders.id, await migration.numberOf(of)))
    return order?.status
  }
  const refundsOf = async (of: Case) =>
    (
      await migration.db
        .select()
        .from(refunds)
        .where(eq(refunds.orderId, await migration.numberOf(of)))
    ).map(({ state }) => state)
  const openTo = async (of: Case) => {
    const orderId = await migration.numberOf(of)
    await migration.db.insert(orderReaders).values({ orderId, sessionHash: 'reader' })
    return { orderId, sessionHash: 'reader' }
  }
  const balanceOf = async (of: Case, account: string) => {
    const [row] = await migration.sql<{ balance: number }[]>`
      select coalesce(sum(amount), 0)::float as balance from ledger_entries join ledger_transactions t on t.id = transaction_id
      where t.order_id = ${await migration.numberOf(of)} and account = ${account}`
    return row?.balance
  }

  const advance = async (of: Case, steps: ('packed' | 'shipped' | 'arrived')[]) => {
    const orderId = await migration.numberOf(of)
    const [parcel] = await migration.db.select().from(orderParcels).where(eq(orderParcels.orderId, orderId))
    for (const to of steps)
      await advanceFulfilment({ db: migration.db, now: hours(3) }, { orderId, shopId: parcel?.shopId ?? '', to })
    return { orderId, shopId: parcel?.shopId ?? '' }
  }
  const refundWhole = async (of: Case) => {
    partner.transactions.set(partnerIdOf(keyOf(of)), { amount: 59_000, status: 'settlement' })
    await requestRefund({ db: migration.db, now: hours(1) }, { orderId: await migration.numberOf(of), reason: 'desk' })
    await publish()
  }
  const returnOne = async (of: Case) => {
    const { shopId } = await advance(of, ['arrived'])
    const reader = { ...(await openTo(of)), shopId }
    const lines = [{ sku: 'PINDAHAN-77', quantity: 1 }]
    const request = { ...reader, reason: 'damaged' as const, note: '', lines, photos: [] }
    return requestReturn({ db: migration.db, ...reader, now: hours(4), photoFolder: await openPhotoFolder() }, request)
  }

  return {
    ...migration,
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

/** Hash of each table's rows, without values that a repeated import may renumber. */
export const digest = async (sql: Sql) =>
  Object.fromEntries(
    await Promise.all(
      [
        'orders',
        'order_parcels',
        'order_lines',
        'payment_attempts',
        'refunds',
        'migrated_orders',
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
