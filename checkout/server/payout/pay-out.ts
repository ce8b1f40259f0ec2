import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, payouts, refunds } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { postPayout } from '../ledger/post-event'
import { lockOrder } from '../order/access/lock-order'

type PayOut = { payoutId: string; now: Date }

/**
 * Simulates the bank: pays a seller once per key. Waits while the buyer's money may still have to
 * be refunded.
 */
export async function payOut(db: Database, { payoutId, now }: PayOut): Promise<'done' | 'later'> {
  return db.transaction(async (tx) => {
    const [payout] = await tx.select().from(payouts).where(eq(payouts.id, payoutId))
    if (!payout) return 'done'
    const { key, orderId, shopId, amount, currency } = payout
    if (orderId !== null) {
      await lockOrder(tx, eq(orders.id, orderId))
      if (await hasOpenRefund(tx, orderId)) return 'later'
    }

    const rows = await tx
      .update(payouts)
      .set({ sentAt: now })
      .where(and(eq(payouts.id, payoutId), isNull(payouts.sentAt)))
      .returning({ id: payouts.id })
    if (rows.length === 0) return 'done'
    await postPayout(tx, { key, orderId, amount, currency, now })
    await recordEvent(tx, {
      kind: 'seller_paid_out',
      detail: { ...(orderId !== null && { orderId }), shop: shopId, amount },
      at: now,
    })

    return 'done'
  })
}

/** True while money of this order is owed to the buyer and not yet refunded. */
async function hasOpenRefund(tx: Connection, orderId: string) {
  const open = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), inArray(refunds.state, ['requested', 'sent', 'manual'])))
    .limit(1)

  return open.length > 0
}
