import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, type Column, eq, type Placeholder, sql } from 'drizzle-orm'
import type { Connected, Connection } from '@/db/connect'
import { buyerMessages, orderEvents, orders } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { watchOrder } from '../order/state/order-changes'

type ReadProgress = { orderId: string; sessionHash: string }

const progress = builtOnce((db: Connection) => {
  const orderId = sql.placeholder('orderId')
  const counts = [countOf(orderEvents, orderId), countOf(buyerMessages, orderId), countTransactions(orderId)]
  const version = sql.join(counts, sql` + `).mapWith(Number)

  return db
    .select({ status: orders.status, version })
    .from(orders)
    .where(and(eq(orders.id, orderId), readableBy(sql.placeholder('sessionHash'))))
    .prepare('read_progress')
})

/**
 * Returns what tells whether a page with the order is outdated; `version` is that of `getOrder`.
 * @throws {DomainError} `order_missing` when this session has no such order.
 */
export async function readProgress(db: Connection, { orderId, sessionHash }: ReadProgress) {
  return orderOrThrow(await progress(db).execute({ orderId, sessionHash }))
}

type Watching = TimelessBuyer & Pick<Connected, 'sql'>

/**
 * Yields the order's progress on each change, until the signal aborts. @throws {DomainError} as
 * `readProgress`.
 */
export async function* watchProgress(
  { db, sql, sessionHash }: Watching,
  { orderId }: Pick<ReadProgress, 'orderId'>,
  signal = new AbortController().signal,
) {
  for await (const _ of watchOrder(sql, orderId, signal)) yield await readProgress(db, { orderId, sessionHash })
}

const countOf = (table: typeof orderEvents | typeof buyerMessages, orderId: Placeholder) =>
  sql`(select count(*) from ${table} where ${eq(table.orderId, orderId)})`

/** Counts attempts with a transaction at the gateway, where the buyer has chosen a method. */
export const countTransactions = (orderId: Column | Placeholder) =>
  sql<number>`(select count(*)::integer from payment_attempts
    where order_id = ${orderId} and transaction_id is not null)`
