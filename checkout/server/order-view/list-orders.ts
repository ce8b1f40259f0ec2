import { desc, inArray, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders } from '@/db/schema'
import { listedFor } from '../order/access/readable-by'

const AT_MOST = 50

/** This session's orders, the newest first. */
export async function listOrders(db: Connection, { sessionHash }: { sessionHash: string }) {
  const found = await db
    .select({
      id: orders.id,
      status: orders.status,
      placedAt: orders.placedAt,
      currency: orders.currency,
      total: orders.total,
    })
    .from(orders)
    .where(listedFor(sessionHash))
    .orderBy(desc(orders.placedAt))
    .limit(AT_MOST)
  const lines = await listLines(
    db,
    found.map(({ id }) => id),
  )

  return found.map(({ placedAt, ...order }) => ({
    ...order,
    placedAt: placedAt.toISOString(),
    lines: lines.filter(({ orderId }) => orderId === order.id),
  }))
}

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
