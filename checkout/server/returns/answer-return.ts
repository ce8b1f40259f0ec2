import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels, orders, returns } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context, Timed } from '../context'
import { priceReturned } from '../fulfilment/price-returned'
import { lockOrder } from '../order/access/lock-order'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { openRefund } from '../payment/refund/open-refund'
import { listPaidFor } from '../payment/refund/paid-for'
import { decideRefund } from '../payment/refund/refund-rules'
import { shopsOfReturn } from './shops-of-return'

type OfReturn = { returnId: number; now: Date }

/** `restock`: the pieces can be sold again. */
type AcceptReturn = Pick<OfReturn, 'returnId'> & { restock: boolean }

type RefuseReturn = Pick<OfReturn, 'returnId'> & { answer: string }

/**
 * Accepts a return and refunds its price, with all of a parcel also shipping and insurance, and
 * with all of the order also the fee. Never more than is left of the payment.
 * @throws {DomainError} `return_missing`; `return_answered`; `nothing_to_refund` when the money is
 * already refunded.
 */
export async function acceptReturn({ db, now }: Timed, { returnId, restock }: AcceptReturn) {
  return db.transaction(async (tx) => {
    const order = await lockReturned(tx, returnId)
    const orderId = order.id
    const { attempt, amount } = await refundOf(tx, { returnId, orderId })

    await settle(tx, { returnId, now }, { state: 'accepted', refunded: amount, restocked: restock })
    // 0 when vouchers paid for all of it.
    if (amount > 0) await openRefund(tx, { order, attempt, amount, reason: 'returned', now })
    if (restock) await returnToStock(tx, returnId)
    await addOrderEvent(tx, { orderId, kind: 'return_accepted', at: now, detail: { amount } })
    await recordEvent(tx, { kind: 'return_accepted', detail: { orderId, returnId, amount, restock }, at: now })
    await notifyBuyer(tx, {
      orderId,
      kind: amount > 0 ? 'return_accepted' : 'return_accepted_without_money',
      detail: { ...(await shopsOfReturn(tx, returnId)), amount },
      now,
    })

    return { orderId, amount }
  })
}

/**
 * Returns what accepting a return would refund.
 * @throws {DomainError} `return_missing`; `return_answered`; `nothing_to_refund`.
 */
export async function previewReturn({ db }: Pick<Context, 'db'>, { returnId }: Pick<OfReturn, 'returnId'>) {
  const [row] = await db
    .select({ orderId: returns.orderId, state: returns.state })
    .from(returns)
    .where(eq(returns.id, returnId))
  if (!row) throw missing()
  if (row.state !== 'requested') throw alreadyAnswered()
  const { amount } = await refundOf(db, { returnId, orderId: row.orderId })

  return { orderId: row.orderId, amount }
}

/** Refuses a return with a reason. @throws {DomainError} `return_missing`; `return_answered`. */
export async function refuseReturn({ db, now }: Timed, { returnId, answer }: RefuseReturn) {
  return db.transaction(async (tx) => {
    const { id: orderId } = await lockReturned(tx, returnId)
    await settle(tx, { returnId, now }, { state: 'refused', answer })
    await addOrderEvent(tx, { orderId, kind: 'return_refused', at: now })
    await recordEvent(tx, { kind: 'return_refused', detail: { orderId, returnId }, at: now })
    await notifyBuyer(tx, { orderId, kind: 'return_refused', detail: await shopsOfReturn(tx, returnId), now })

    return { orderId }
  })
}

/** Locks the order of an open return, so that no other operator answers meanwhile. */
async function lockReturned(tx: Connection, returnId: number) {
  const [row] = await tx.select({ orderId: returns.orderId }).from(returns).where(eq(returns.id, returnId))
  if (!row) throw missing()
  const order = await lockOrder(tx, eq(orders.id, row.orderId))
  const open = await tx.select({ id: returns.id }).from(returns).where(waiting(returnId))
  if (open.length === 0) throw alreadyAnswered()

  return order
}

const missing = () => new DomainError('not_found', 'return_missing', 'there is no such return')

const alreadyAnswered = () => new DomainError('conflict', 'return_answered', 'the return was answered before')

const waiting = (returnId: number) => and(eq(returns.id, returnId), eq(returns.state, 'requested'))

type Answer = Partial<typeof returns.$inferInsert> & { state: 'accepted' | 'refused' }

async function settle(tx: Connection, { returnId, now }: OfReturn, answer: Answer) {
  await tx
    .update(returns)
    .set({ ...answer, answeredAt: now })
    .where(waiting(returnId))
}

/** Returns the refund of a return and the payment it is taken from. */
async function refundOf(tx: Connection, { returnId, orderId }: { returnId: number; orderId: string }) {
  const [attempt] = await listPaidFor(tx, orderId)
  const decision = attempt && decideRefund(attempt, await priceOf(tx, { returnId, orderId }))
  if (!attempt || !decision || decision.kind === 'nothing_left')
    throw new DomainError('conflict', 'nothing_to_refund', 'no money of this order is left')

  return { attempt, amount: decision.kind === 'exceeds' ? decision.left : decision.amount }
}

/**
 * Rupiah of the pieces; undefined when all of the order is returned, so that all that is left is
 * refunded.
 */
async function priceOf(tx: Connection, { returnId, orderId }: { returnId: number; orderId: string }) {
  const parcels = await priceReturned(tx, orderId, returnId)
  const ofOrder = await tx.$count(orderParcels, eq(orderParcels.orderId, orderId))
  if (parcels.length === ofOrder && parcels.every(({ whole }) => whole)) return undefined

  return parcels.reduce((sum, { price }) => sum + price, 0)
}

/** Locks stock in order of SKU, as everywhere, to avoid deadlocks. */
async function returnToStock(tx: Connection, returnId: number) {
  await tx.execute(sql`
    with locked as materialized (
      select variants.sku, quantity from variants join return_lines using (sku)
      where return_id = ${returnId} order by variants.sku for no key update of variants
    )
    update variants set available = available + locked.quantity from locked where variants.sku = locked.sku`)
}
