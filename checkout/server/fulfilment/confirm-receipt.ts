import { and, eq } from 'drizzle-orm'
import { orders } from '@/db/schema'
import type { Buyer } from '../context'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { completeOrder } from './complete-order'

type ConfirmReceipt = { orderId: string }

/**
 * Completes an order when the buyer confirms the receipt.
 * @throws {DomainError} `order_missing` when this session has no such order; `order_not_ready`.
 */
export async function confirmReceipt({ db, sessionHash, now }: Buyer, { orderId }: ConfirmReceipt) {
  orderOrThrow(
    await db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
  )

  await completeOrder(db, { orderId, now })
}
