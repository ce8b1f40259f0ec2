import { and, eq, inArray } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { DomainError } from '../errors'
import { readableBy } from '../order/access/readable-by'
import { addOrderEvent } from '../order/state/add-order-event'
import { callOff } from '../order/state/mark-cancelled'
import { tellBuyer } from '../order/state/notify-buyer'
import { releaseHolds } from '../order/stock/holds'
import type { Gateway } from '../payment/gateway/gateway'
import { GatewayError } from '../payment/gateway/gateway-error'
import { openRefund } from '../payment/refund/open-refund'
import { listFulfilling } from '../payment/refund/paid-for'
import { endOpenAttempts } from './end-open-attempts'

type CancelOrder = { orderId: string; sessionHash: string; now: Date }

/** `paid`: the payment was faster than the cancellation, and the buyer may decide anew. */
export type Cancelled = { outcome: 'cancelled' | 'refunding' | 'paid' }

/**
 * The buyer wants the order no more. Unpaid, it is ended at the gateway before its goods go back; paid and not packed, its
 * money goes back too. Asked again, it answers the same.
 * @throws {DomainError} `order_missing`; `order_not_cancellable` once it is packed; `gateway_unavailable`, when nothing was
 * changed and asking again is safe.
 */
export async function cancelOrder(db: Database, gateway: Gateway, asked: CancelOrder): Promise<Cancelled> {
  const { orderId, now } = asked
  const [order] = await ownOrder(db, asked)
  if (!order) throw orderMissing()
  if (order.status !== 'awaiting_payment') return db.transaction((tx) => cancelPaid(tx, asked))

  await endOpenAttempts(db, gateway, { orderId, now }).catch(refuseWhenSilent)
  const released = await db.transaction((tx) => cancelUnpaid(tx, asked))

  return { outcome: released ? 'cancelled' : 'paid' }
}

function ownOrder(db: Connection, { orderId, sessionHash }: CancelOrder) {
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), readableBy(sessionHash)))
}

const orderMissing = () => new DomainError('not_found', 'order_missing', 'this session has no such order')

function refuseWhenSilent(cause: unknown): never {
  if (!(cause instanceof GatewayError)) throw cause
  throw new DomainError('unavailable', 'gateway_unavailable', cause.message, {}, { cause })
}

async function cancelUnpaid(tx: Connection, { orderId, now }: CancelOrder) {
  const cancelled = await tx
    .update(orders)
    .set({ status: 'cancelled', cancelReason: 'buyer', cancelledAt: now })
    .where(and(eq(orders.id, orderId), eq(orders.status, 'awaiting_payment')))
    .returning({ id: orders.id })
  if (cancelled.length === 0) return false

  await tx
    .update(paymentAttempts)
    .set({ state: 'cancelled', settledAt: now })
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['creating', 'open'])))
  await note(tx, { orderId, now })
  await releaseHolds(tx, { orderId, now })

  return true
}

async function cancelPaid(tx: Connection, asked: CancelOrder): Promise<Cancelled> {
  const { orderId, now } = asked
  const [order] = await ownOrder(tx, asked).for('no key update')
  if (!order) throw orderMissing()
  if (order.status === 'cancelled') return { outcome: order.paidAt ? 'refunding' : 'cancelled' }
  if (order.status !== 'paid')
    throw new DomainError('conflict', 'order_not_cancellable', 'the order is packed, or over', { status: order.status })

  await note(tx, { orderId, now })
  for (const attempt of await listFulfilling(tx, orderId)) {
    const amount = attempt.amount - attempt.givenBack - attempt.chargedBack
    if (amount > 0) await openRefund(tx, { order, attempt, amount, reason: 'cancelled', now })
  }
  await callOff(tx, { orderId, reason: 'buyer', from: ['paid'], now })

  return { outcome: 'refunding' }
}

async function note(tx: Connection, { orderId, now }: { orderId: string; now: Date }) {
  await addOrderEvent(tx, { orderId, kind: 'cancelled', at: now, detail: { reason: 'buyer' } })
  await recordEvent(tx, { kind: 'order_cancelled', detail: { orderId }, at: now })
  await tellBuyer(tx, { orderId, kind: 'cancelled', now })
}
