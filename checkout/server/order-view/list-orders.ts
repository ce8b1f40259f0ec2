import { and, desc, inArray, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders } from '@/db/schema'
import type { Context } from '../context'
import { listedFor } from '../order/access/readable-by'

const A_PAGE = 50

type ListOrders = {
  /** The last order of the previous page. */
  before?: string | undefined
}

/** Returns this session's orders, newest first; `next` is the cursor of the next page. */
export async function listOrders({ db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>, { before }: ListOrders) {
  if (!sessionHash) return { orders: [], next: null }
  const found = await db
    .select({
      id: orders.id,
      status: orders.status,
      placedAt: orders.placedAt,
      currency: orders.currency,
      total: orders.total,
    })
    .from(orders)
    .where(and(listedFor(sessionHash), before === undefined ? undefined : isOlderThan(before)))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(A_PAGE + 1)
  const page = found.slice(0, A_PAGE)
  const lines = await listLines(
    db,
    page.map(({ id }) => id),
  )

  return {
    orders: page.map(({ placedAt, ...order }) => ({
      ...order,
      placedAt: placedAt.toISOString(),
      lines: lines.filter(({ orderId }) => orderId === order.id),
    })),
    next: found.length > A_PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

const isOlderThan = (orderId: string) => sql`
  (${orders.placedAt}, ${orders.id}) < (select last.placed_at, last.id from ${orders} last where last.id = ${orderId})`

async function listLines(db: Connection, orderIds: string[]) {
  if (orderIds.length === 0) return []

  return db
    .select({
      orderId: orderLines.orderId,
      media: orderLines.media,
      name: sql<{ id: string; en: string }>`json_build_object('id', ${orderLines.nameId}, 'en', ${orderLines.nameEn})`,
      quantity: orderLines.quantity,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(orderLines.sku)
}
