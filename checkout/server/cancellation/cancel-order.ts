import { DomainError } from '@jembatan/platform/errors'
import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import type { Buyer } from '../context'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { changeOrder } from '../order/state/change-order'
import { releaseHolds } from '../order/stock/holds'
import type { Gateway } from '../payment/gateway/gateway'
import { GatewayError } from '../payment/gateway/gateway-error'
import { openRefund } from '../payment/refund/open-refund'
import { listPaidFor } from '../payment/refund/paid-for'
import { endOpenAttempts } from './end-open-attempts'

type CancelOrder = { orderId: string; sessionHash: string; now: Date }

/** `paid`: the payment arrived before the cancellation, so the buyer decides again. */
export type Cancelled = { outcome: 'cancelled' | 'refunding' | 'paid' }

/**
 * Cancels an order for its buyer. An unpaid order is first ended at the gateway and then restocked;
 * a paid, unpacked order is also refunded. Repeated calls return the same.
 * @throws {DomainError} `order_missing`; `order_not_cancellable` once it is packed;
 * `gateway_unavailable`, when nothing was changed and a retry is safe.
 */
export async function cancelOrder(
  { db, gateway, sessionHash, now }: Buyer & { gateway: Gateway },
  { orderId }: Pick<CancelOrder, 'orderId'>,
): Promise<Cancelled> {
  const input = { orderId, sessionHash, now }
  const order = orderOrThrow(await db.select().from(orders).where(own(input)))
  if (order.status !== 'awaiting_payment') return db.transaction((tx) => cancelPaid(tx, input))

  await endOpenAttempts(db, gateway, { orderId, now }).catch(refuseWhenSilent)
  const released = await db.transaction((tx) => cancelUnpaid(tx, input))

  return { outcome: released ? 'cancelled' : 'paid' }
}

const own = ({ orderId, sessionHash }: CancelOrder) => and(eq(orders.id, orderId), readableBy(sessionHash))

function refuseWhenSilent(cause: unknown): never {
  if (!(cause instanceof GatewayError)) throw cause
  throw new DomainError('unavailable', 'gateway_unavailable', cause.message, {}, { cause })
}

const BY_BUYER = { cancelReason: 'buyer', eventDetail: { reason: 'buyer' } } as const

async function cancelUnpaid(tx: Connection, { orderId, now }: CancelOrder) {
  if (!(await changeOrder(tx, { orderId, change: 'cancel_unpaid', ...BY_BUYER, now }))) return false

  await tx
    .update(paymentAttempts)
    .set({ state: 'cancelled', settledAt: now })
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['creating', 'open'])))
  await releaseHolds(tx, { orderId, now })

  return true
}

async function cancelPaid(tx: Connection, input: CancelOrder): Promise<Cancelled> {
  const { orderId, now } = input
  const order = await lockOrder(tx, own(input))
  if (order.status === 'cancelled') return { outcome: order.paidAt ? 'refunding' : 'cancelled' }
  if (order.status === 'confirmed') return cancelConfirmed(tx, input)
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

/** A COD order has no payment, and the gateway does not know it. Runs under the order's lock. */
async function cancelConfirmed(tx: Connection, { orderId, now }: CancelOrder): Promise<Cancelled> {
  await changeOrder(tx, { orderId, change: 'cancel_confirmed', ...BY_BUYER, now })
  await releaseHolds(tx, { orderId, now })

  return { outcome: 'cancelled' }
}
