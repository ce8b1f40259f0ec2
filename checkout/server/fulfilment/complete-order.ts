import { DomainError } from '@jembatan/platform/errors'
import { and, eq, inArray, sum } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, payouts, refunds } from '@/db/schema'
import { balanceOf } from '../ledger/balance-of'
import { postCompletion } from '../ledger/post-event'
import { orderOrThrow } from '../order/access/order-or-throw'
import { changeOrder } from '../order/state/change-order'
import { allocateProceeds } from './allocate-proceeds'

type CompleteOrder = { orderId: string; now: Date }

/**
 * The buyer has the goods: the money held is allocated, and the seller's part is queued for payout. Repeated
 * calls change nothing.
 * @throws {DomainError} `order_missing`; `order_not_ready` before the parcel is on its way.
 */
export async function completeOrder(db: Database, { orderId, now }: CompleteOrder) {
  await db.transaction(async (tx) => {
    const order = orderOrThrow(await tx.select().from(orders).where(eq(orders.id, orderId)).for('no key update'))
    if (order.status === 'done') return
    if (!(await changeOrder(tx, { orderId, change: 'complete', now })))
      throw new DomainError('conflict', 'order_not_ready', 'nothing has arrived', { status: order.status })

    await payShares(tx, order, now)
  })
}

async function payShares(tx: Connection, order: typeof orders.$inferSelect, now: Date) {
  const { id: orderId, shopId, currency } = order
  const shares = allocateProceeds(order, await heldFor(tx, orderId))
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
