import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, refunds } from '@/db/schema'
import type { Context, Timed } from '../context'
import { assertWritable, inMigration, lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { keepParcelsHere } from '../order/state/keep-parcels-here'
import { openRefund } from '../payment/refund/open-refund'
import { listPaidFor } from '../payment/refund/paid-for'
import { decideRefund, refundKeyOf } from '../payment/refund/refund-rules'

type RequestRefund = {
  orderId: string
  reason: 'desk'
  /** Rupiah; by default, all that is left. */
  amount?: number
  /** Distinguishes two partial refunds of the same amount from one double click. */
  requestKey?: string
  now: Date
}

/**
 * Refunds an order, or a part of it. When nothing is left, unshipped parcels stay in their shops.
 * Idempotent by its key.
 * @throws {DomainError} `order_missing`; `order_in_migration`; `nothing_to_refund`;
 * `refund_exceeds_payment` with the remaining amount.
 */
export async function requestRefund(
  { db, now }: Timed,
  { orderId, reason, amount, requestKey }: Omit<RequestRefund, 'now'>,
) {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, eq(orders.id, orderId))
    const [attempt] = await listPaidFor(tx, orderId)
    if (!attempt) throw nothingLeft()
    const part = amount === undefined ? undefined : (requestKey ?? String(amount))
    const existing = await findRequested(tx, orderId, refundKeyOf({ ...attempt, reason, part }))
    if (existing) return { refundId: existing.id }

    const decision = decideRefund(attempt, amount)
    if (decision.kind === 'nothing_left') throw nothingLeft()
    if (decision.kind === 'exceeds')
      throw new DomainError('conflict', 'refund_exceeds_payment', 'more than is left', { left: decision.left })
    const refund = await openRefund(tx, { order, attempt, amount: decision.amount, reason, part, now })
    if (!refund) throw new Error('a refund was noted under its order’s own lock')
    if (decision.whole) await keepParcelsHere(tx, { orderId, change: 'cancel_refunded', reason: 'refunded', now })

    return { refundId: refund.id }
  })
}

/**
 * Returns the rupiah of an order that can still be refunded.
 * @throws {DomainError} `order_missing`; `order_in_migration`; `nothing_to_refund`.
 */
export async function previewRefund({ db }: Pick<Context, 'db'>, { orderId }: Pick<RequestRefund, 'orderId'>) {
  assertWritable(orderOrThrow(await db.select({ inMigration }).from(orders).where(eq(orders.id, orderId))))
  const [attempt] = await listPaidFor(db, orderId)
  const decision = attempt && decideRefund(attempt)
  if (decision?.kind !== 'refund') throw nothingLeft()

  return { orderId, left: decision.amount }
}

const nothingLeft = () => new DomainError('conflict', 'nothing_to_refund', 'no money of this order is left')

async function findRequested(tx: Connection, orderId: string, refundKey: string) {
  const [refund] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), eq(refunds.refundKey, refundKey)))

  return refund
}
