import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { DomainError } from '../errors'
import { readableBy } from '../order/access/readable-by'
import { completeOrder } from './complete-order'

type ConfirmReceipt = { orderId: string; sessionHash: string; now: Date }

/**
 * The buyer says that the parcel is there.
 * @throws {DomainError} `order_missing` when this session has no such order; `order_not_ready`.
 */
export async function confirmReceipt(db: Database, { orderId, sessionHash, now }: ConfirmReceipt) {
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), readableBy(sessionHash)))
  if (!order) throw new DomainError('not_found', 'order_missing', 'this session has no such order')

  await completeOrder(db, { orderId, now })
}
