import { DomainError } from '@jembatan/platform/errors'
import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import type { Buyer } from '../context'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { changeOrder } from '../order/state/change-order'
import type { OrderStatus } from '../order/state/state-table'
import { releaseHolds } from '../order/stock/holds'
import { endForBuyer } from '../payment/attempt/end-for-buyer'
import type { Gateway } from '../payment/gateway/gateway'
import { openRefund } from '../payment/refund/open-refund'
import { listPaidFor } from '../payment/refund/paid-for'
import { endOpenAttempts } from './end-open-attempts'

type CancelOrder = { orderId: string; sessionHash: string; now: Date }

/** `paid`: the payment arrived before the cancellation, so the buyer decides again. */
export type Cancelled = { outcome: 'cancelled' | 'refunding' | 'paid' }

/**
 * Cancels an order for its buyer. An unpaid order is first ended at the gateway and then restocked;
 * a paid, unpacked order is also refunded. Repeated and simultaneous calls return the same.
 * @throws {DomainError} `order_missing`; `order_not_cancellable` with the status, once it is packed
 * or has expired; `gateway_unavailable`, when the order still waits, its payment may have ended, and
 * a retry is safe.
 */
export async function cancelOrder(
  { db, gateway, sessionHash, now }: Buyer & { gateway: Gateway },
  { orderId }: Pick<CancelOrder, 'orderId'>,
): Promise<Cancelled> {
  const input = { orderId, sessionHash, now }
  const { status: before } = orderOrThrow(await db.select({ status: orders.status }).from(orders).where(own(input)))
  if (before === 'awaiting_payment')
    await endForBuyer(db, { orderId, now, end: () => endOpenAttempts(db, gateway, { orderId, now }) })

  return db.transaction((tx) => decide(tx, { ...input, before }))
}

const own = ({ orderId, sessionHash }: CancelOrder) => and(eq(orders.id, orderId), readableBy(sessionHash))

const BY_BUYER = { cancelReason: 'buyer', eventDetail: { reason: 'buyer' } } as const

/**
 * Decides under the order's lock: the order may have changed since `before`, while the gateway was
 * asked.
 */
async function decide(tx: Connection, { before, ...input }: CancelOrder & { before: OrderStatus }): Promise<Cancelled> {
  const order = await lockOrder(tx, own(input))
  if (order.status === 'cancelled') return { outcome: order.paidAt ? 'refunding' : 'cancelled' }
  if (order.status === 'awaiting_payment') return cancelUnpaid(tx, input)
  if (order.status === 'confirmed') return cancelConfirmed(tx, input)
  if (order.status === 'paid' && before === 'awaiting_payment') return { outcome: 'paid' }

  return cancelPaid(tx, { ...input, order })
}

async function cancelUnpaid(tx: Connection, { orderId, now }: CancelOrder): Promise<Cancelled> {
  await changeOrder(tx, { orderId, change: 'cancel_unpaid', ...BY_BUYER, now })
  await tx
    .update(paymentAttempts)
    .set({ state: 'cancelled', settledAt: now })
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['creating', 'open'])))
  await releaseHolds(tx, { orderId, now })

  return { outcome: 'cancelled' }
}

type CancelPaid = CancelOrder & { order: typeof orders.$inferSelect }

async function cancelPaid(tx: Connection, { orderId, order, now }: CancelPaid): Promise<Cancelled> {
  if (!(await changeOrder(tx, { orderId, change: 'cancel_paid', ...BY_BUYER, now })))
    throw new DomainError('conflict', 'order_not_cancellable', 'the order is packed, or over', { status: order.status })

  for (const attempt of await listPaidFor(tx, orderId)) {
    const amount = attempt.amount - attempt.givenBack - attempt.chargedBack
    if (amount > 0) await openRefund(tx, { order, attempt, amount, reason: 'cancelled', now })
  }
  // Restocks paid goods of parcels that have not shipped.
  await releaseHolds(tx, { orderId, from: 'committed', now })

  return { outcome: 'refunding' }
}

/** A COD order has no payment, and the gateway does not know it. */
async function cancelConfirmed(tx: Connection, { orderId, now }: CancelOrder): Promise<Cancelled> {
  await changeOrder(tx, { orderId, change: 'cancel_confirmed', ...BY_BUYER, now })
  await releaseHolds(tx, { orderId, now })

  return { outcome: 'cancelled' }
}
