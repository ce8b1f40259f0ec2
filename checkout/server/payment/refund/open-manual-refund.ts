import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { refunds } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { postManualRefundOpened } from '../../ledger/post-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import type { Refund } from './record-refund'
import { tellOfRefund } from './tell-of-refund'

type OpenManualRefund = { refund: Refund; denial: string; now: Date }

/**
 * Opens a task for an operator: the gateway cannot refund this money, so a bank transfer is needed.
 * The buyer gets a message.
 */
export async function openManualRefund(tx: Connection, { refund, denial, now }: OpenManualRefund) {
  const opened = await tx
    .update(refunds)
    .set({ state: 'manual', denial })
    .where(and(eq(refunds.id, refund.id), inArray(refunds.state, ['requested', 'sent'])))
    .returning({ id: refunds.id })
  if (opened.length === 0) return

  const { orderId, refundKey, amount } = refund
  await postManualRefundOpened(tx, { ...refund, now })
  await addOrderEvent(tx, { orderId, kind: 'refund_manual', at: now, detail: { refundKey, amount } })
  await recordEvent(tx, { kind: 'refund_manual', detail: { orderId, refundKey, amount, denial }, at: now })
  await tellOfRefund(tx, 'refund_manual', refund, now)
}
