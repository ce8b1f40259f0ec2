import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts, refunds } from '@/db/schema'
import { postManualRefundDropped } from '../../ledger/post-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import type { Refund } from './record-refund'

type DropRefunds = { attemptId: string; now: Date }

/** Drops the attempt's open refunds, because the buyer got the money another way. */
export async function dropRefunds(tx: Connection, { attemptId, now }: DropRefunds) {
  const pending = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), inArray(refunds.state, ['requested', 'sent', 'manual'])))

  for (const refund of pending) await drop(tx, { refund, attemptId, now })
}

async function drop(tx: Connection, { refund, attemptId, now }: DropRefunds & { refund: Refund }) {
  const { id, orderId, refundKey, amount } = refund
  await tx.update(refunds).set({ state: 'dropped' }).where(eq(refunds.id, id))
  await tx
    .update(paymentAttempts)
    .set({ givenBack: sql`${paymentAttempts.givenBack} - ${amount}` })
    .where(eq(paymentAttempts.id, attemptId))
  if (refund.state === 'manual') await postManualRefundDropped(tx, { ...refund, now })
  await addOrderEvent(tx, { orderId, kind: 'refund_dropped', at: now, detail: { refundKey, amount } })
}
