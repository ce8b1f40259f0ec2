import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import { changeOrder } from '../order/state/change-order'
import { releaseHolds } from '../order/stock/holds'
import type { Gateway } from '../payment/gateway/gateway'
import { endOpenAttempts } from './end-open-attempts'

type ExpireOrder = { orderId: string; now: Date }

/**
 * Expires an unpaid order: first at the gateway, then in stock, so that a payment at the last
 * second wins. Returns whether this call expired it.
 * @throws {GatewayError} when the gateway does not answer; the goods stay reserved until it does.
 */
export async function expireOrder(db: Database, gateway: Gateway, { orderId, now }: ExpireOrder): Promise<boolean> {
  if (!(await isOverdue(db, { orderId, now }))) return false
  await endOpenAttempts(db, gateway, { orderId, now })

  return db.transaction((tx) => expireNow(tx, { orderId, now }))
}

const overdue = ({ orderId, now }: ExpireOrder) =>
  and(eq(orders.id, orderId), eq(orders.status, 'awaiting_payment'), lte(orders.paymentDueAt, now))

async function isOverdue(db: Connection, input: ExpireOrder) {
  return (await db.select({ id: orders.id }).from(orders).where(overdue(input))).length > 0
}

async function expireNow(tx: Connection, { orderId, now }: ExpireOrder) {
  if (!(await changeOrder(tx, { orderId, change: 'expire', onlyIf: lte(orders.paymentDueAt, now), now }))) return false

  await tx
    .update(paymentAttempts)
    .set({ state: 'expired', settledAt: now })
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['creating', 'open'])))
  await releaseHolds(tx, { orderId, now })

  return true
}
