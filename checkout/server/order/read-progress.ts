import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderEvents, orders } from '@/db/schema'
import { DomainError } from '../errors'
import { readableBy } from './readable-by'

type ReadProgress = { orderId: string; sessionHash: string }

/**
 * As much of an order as tells whether a page that shows it is out of date; `version` as `getOrder` has it.
 * @throws {DomainError} `order_missing` when this session has no such order.
 */
export async function readProgress(db: Connection, { orderId, sessionHash }: ReadProgress) {
  const [order] = await db
    .select({ status: orders.status, version: sql`coalesce(max(${orderEvents.id}), 0)`.mapWith(Number) })
    .from(orders)
    .leftJoin(orderEvents, eq(orderEvents.orderId, orders.id))
    .where(and(eq(orders.id, orderId), readableBy(sessionHash)))
    .groupBy(orders.id)
  if (!order) throw new DomainError('not_found', 'order_missing', 'this session has no such order')

  return order
}
