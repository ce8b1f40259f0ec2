import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type cancelReason, orders } from '@/db/schema'
import type { OrderStatus } from '../../payment/decision/decide-payment'
import { releaseHolds } from '../stock/holds'

type CallOff = {
  orderId: string
  reason: (typeof cancelReason.enumValues)[number]
  /** Only an order that stands there is called off. */
  from: OrderStatus[]
  now: Date
}

/** Paid goods whose parcel has not left stay here and go back on the shelf. Returns whether this call did it. */
export async function callOff(tx: Connection, { orderId, reason, from, now }: CallOff) {
  const cancelled = await tx
    .update(orders)
    .set({ status: 'cancelled', cancelReason: reason, cancelledAt: now })
    .where(and(eq(orders.id, orderId), inArray(orders.status, from)))
    .returning({ id: orders.id })
  if (cancelled.length > 0) await releaseHolds(tx, { orderId, from: 'committed', now })

  return cancelled.length > 0
}
