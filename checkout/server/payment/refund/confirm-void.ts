import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { refunds } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { postManualRefundDropped, postReturn } from '../../ledger/post-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { notifyBuyer } from '../../order/state/notify-buyer'
import type { Refund } from './record-refund'

/** The gateway has cancelled the captured card: the refund that was asked for is done, and the bank never took the money. */
export async function confirmVoid(tx: Connection, { refund, now }: { refund: Refund; now: Date }) {
  const { id, orderId, refundKey, amount, currency } = refund
  await tx.update(refunds).set({ state: 'confirmed', confirmedAt: now, bankConfirmedAt: now }).where(eq(refunds.id, id))
  if (refund.state === 'manual') await postManualRefundDropped(tx, { ...refund, now })
  await postReturn(tx, { key: `void:${id}`, kind: 'void', orderId, amount, currency, now })

  await addOrderEvent(tx, { orderId, kind: 'refund_confirmed', at: now, detail: { refundKey, amount } })
  await recordEvent(tx, { kind: 'refund_confirmed', detail: { orderId, refundKey, amount }, at: now })
  await notifyBuyer(tx, { orderId, kind: 'refund_confirmed', about: refundKey, detail: { amount }, now })
}
