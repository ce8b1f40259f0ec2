import { and, eq, inArray, sum } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, payouts, refunds, returns } from '@/db/schema'
import { balanceOf } from '../ledger/balance-of'
import { postCompletion } from '../ledger/post-event'
import { allocateProceeds } from './allocate-proceeds'

type AllocateOrder = { orderId: string; now: Date }

/** The money held for a received order is allocated, once, and the seller's part is queued for payout. Not while a return is open. */
export async function allocateOrder(db: Database, { orderId, now }: AllocateOrder) {
  await db.transaction(async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('no key update')
    if (order?.status !== 'done' || order.allocatedAt || (await hasOpenReturn(tx, orderId))) return

    await tx.update(orders).set({ allocatedAt: now }).where(eq(orders.id, orderId))
    await payShares(tx, order, now)
  })
}

async function hasOpenReturn(tx: Connection, orderId: string) {
  const open = await tx
    .select({ id: returns.id })
    .from(returns)
    .where(and(eq(returns.orderId, orderId), eq(returns.state, 'requested')))

  return open.length > 0
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
