import { and, eq } from 'drizzle-orm'
import { orders } from '@/db/schema'
import type { Buyer } from '../context'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { receiveParcel } from './receive-parcel'

type ConfirmReceipt = { orderId: string; shopId: string }

/**
 * Records a parcel as received when the buyer confirms it.
 * @throws {DomainError} `order_missing` when this session has no such order; `parcel_missing`;
 * `order_not_ready`.
 */
export async function confirmReceipt({ db, sessionHash, now }: Buyer, { orderId, shopId }: ConfirmReceipt) {
  orderOrThrow(
    await db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
  )

  await receiveParcel(db, { orderId, shopId, now })
}
