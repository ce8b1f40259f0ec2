import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { orders, refunds } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'
import { postManualRefundPaid } from '../ledger/post-event'
import { lockOrder } from '../order/access/lock-order'
import { addOrderEvent } from '../order/state/add-order-event'
import { tellOfRefund } from '../payment/refund/tell-of-refund'

type CloseManualRefund = {
  refundId: string
  /** The bank's reference of the transfer. */
  reference: string
}

/**
 * Records that an operator made the transfer. A repeated call books it once.
 * @throws {DomainError} `refund_missing`; `refund_not_manual` when no transfer is owed;
 * `order_in_migration`.
 */
export async function closeManualRefund({ db, now }: Timed, { refundId, reference }: CloseManualRefund) {
  await db.transaction(async (tx) => {
    const [row] = await tx.select({ orderId: refunds.orderId }).from(refunds).where(eq(refunds.id, refundId))
    if (!row) throw new DomainError('not_found', 'refund_missing', 'there is no such refund')
    await lockOrder(tx, eq(orders.id, row.orderId))

    const [closed] = await tx
      .update(refunds)
      .set({ state: 'manual_done', reference, closedAt: now })
      .where(and(eq(refunds.id, refundId), eq(refunds.state, 'manual')))
      .returning()
    if (!closed) throw new DomainError('conflict', 'refund_not_manual', 'no transfer is owed for this refund')

    const { orderId, refundKey, amount } = closed
    await postManualRefundPaid(tx, { ...closed, now })
    await addOrderEvent(tx, { orderId, kind: 'refund_manual_done', at: now, detail: { refundKey, amount } })
    await recordEvent(tx, { kind: 'refund_manual_done', detail: { orderId, refundKey, amount }, at: now })
    await tellOfRefund(tx, 'refund_manual_done', { orderId, refundKey, amount }, now)
  })
}
