import { and, eq, inArray, sum } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, payouts, refunds } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { DomainError } from '../errors'
import { balanceOf } from '../ledger/balance-of'
import { postCompletion } from '../ledger/post-event'
import { addOrderEvent } from '../order/state/add-order-event'
import { tellBuyer } from '../order/state/notify-buyer'
import { shareOut } from './allocate-proceeds'

type CompleteOrder = { orderId: string; now: Date }

/**
 * The buyer has the goods: what is held of the money is shared out, and the seller's part waits to be paid out. Asked
 * twice, it happens once.
 * @throws {DomainError} `order_missing`; `order_not_ready` before the parcel is on its way.
 */
export async function completeOrder(db: Database, { orderId, now }: CompleteOrder) {
  await db.transaction(async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('no key update')
    if (!order) throw new DomainError('not_found', 'order_missing', 'there is no such order')
    if (order.status === 'done') return
    if (order.status !== 'arrived' && order.status !== 'shipped')
      throw new DomainError('conflict', 'order_not_ready', 'nothing has arrived', { status: order.status })

    await tx.update(orders).set({ status: 'done', completedAt: now }).where(eq(orders.id, orderId))
    await addOrderEvent(tx, { orderId, kind: 'done', at: now })
    await recordEvent(tx, { kind: 'order_completed', detail: { orderId }, at: now })
    await tellBuyer(tx, { orderId, kind: 'done', now })
    await settleUp(tx, order, now)
  })
}

async function settleUp(tx: Connection, order: typeof orders.$inferSelect, now: Date) {
  const { id: orderId, shopId, currency } = order
  const shares = shareOut(order, await heldFor(tx, orderId))
  await postCompletion(tx, { orderId, currency, shares, now })
  if (shares.seller === 0) return

  await tx
    .insert(payouts)
    .values({ key: `payout:${orderId}`, orderId, shopId, amount: shares.seller, currency, createdAt: now })
    .onConflictDoNothing()
}

/** What is held and not promised back to the buyer. */
async function heldFor(tx: Connection, orderId: string) {
  const held = -(await balanceOf(tx, { account: 'buyer_clearing', orderId }))
  const [open] = await tx
    .select({ amount: sum(refunds.amount).mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), inArray(refunds.state, ['requested', 'sent'])))

  return held - (open?.amount ?? 0)
}
