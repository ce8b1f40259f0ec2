import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, payouts, refunds, returns } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { postPayout } from '../ledger/post-event'
import { lockOrder } from '../order/access/lock-order'

type PayOut = { payoutId: string; now: Date }

/**
 * SQL: the order of a payout has an open refund that its seller may have to fund. The refund of
 * another parcel's return is funded by that parcel's shop.
 */
export const awaitsRefund = sql<boolean>`exists (
  select from ${refunds} where ${refunds.orderId} = ${payouts.orderId} and ${refunds.state} in ('requested', 'sent', 'manual')
    and not exists (
      select from ${returns} where ${returns.orderId} = ${refunds.orderId} and ${returns.shopId} <> ${payouts.shopId}
        and ${refunds.reason} = 'returned' and ${returns.id}::text = substring(${refunds.refundKey} from '-returned-([0-9]+)$')
    )
)`

/**
 * Simulates the bank: pays a seller once per key. Waits while money of the seller's parcel may
 * still have to be refunded.
 */
export async function payOut(db: Database, { payoutId, now }: PayOut): Promise<'done' | 'later'> {
  return db.transaction(async (tx) => {
    const [payout] = await tx.select().from(payouts).where(eq(payouts.id, payoutId))
    if (!payout) return 'done'
    const { key, orderId, shopId, amount, currency } = payout
    if (orderId !== null) {
      await lockOrder(tx, eq(orders.id, orderId))
      if (await isWaiting(tx, payoutId)) return 'later'
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

const isWaiting = async (tx: Connection, payoutId: string) =>
  (await tx.$count(payouts, and(eq(payouts.id, payoutId), awaitsRefund))) > 0
