import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { addOrderEvent } from '../order/state/add-order-event'
import { tellBuyer } from '../order/state/notify-buyer'
import { releaseHolds } from '../order/stock/holds'
import type { Gateway } from '../payment/gateway/gateway'
import { endOpenAttempts } from './end-open-attempts'

type ExpireOrder = { orderId: string; now: Date }

/**
 * Gives up an order that was not paid in time. First at the gateway, and only then on the shelf: a payment that was
 * made at the last second wins. Returns whether this call gave it up.
 * @throws {GatewayError} when the gateway does not answer; the goods stay held until it does.
 */
export async function expireOrder(db: Database, gateway: Gateway, { orderId, now }: ExpireOrder): Promise<boolean> {
  if (!(await isOverdue(db, { orderId, now }))) return false
  await endOpenAttempts(db, gateway, { orderId, now })

  return db.transaction((tx) => giveUp(tx, { orderId, now }))
}

const overdue = ({ orderId, now }: ExpireOrder) =>
  and(eq(orders.id, orderId), eq(orders.status, 'awaiting_payment'), lte(orders.paymentDueAt, now))

async function isOverdue(db: Connection, asked: ExpireOrder) {
  return (await db.select({ id: orders.id }).from(orders).where(overdue(asked))).length > 0
}

async function giveUp(tx: Connection, asked: ExpireOrder) {
  const { orderId, now } = asked
  const expired = await tx.update(orders).set({ status: 'expired' }).where(overdue(asked)).returning({ id: orders.id })
  if (expired.length === 0) return false

  await tx
    .update(paymentAttempts)
    .set({ state: 'expired', settledAt: now })
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['creating', 'open'])))
  await addOrderEvent(tx, { orderId, kind: 'expired', at: now })
  await recordEvent(tx, { kind: 'order_expired', detail: { orderId }, at: now })
  await tellBuyer(tx, { orderId, kind: 'expired', now })
  await releaseHolds(tx, { orderId, now })

  return true
}
