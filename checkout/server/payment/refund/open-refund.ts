import type { Connection } from '@/db/connect'
import type { orders, paymentAttempts } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { addToOutbox } from '../../outbox/add-to-outbox'
import { openManualRefund } from './open-manual-refund'
import { type Refund, recordRefund } from './record-refund'
import { isRefundableByGateway, refundKeyOf } from './refund-rules'

type OpenRefund = {
  order: typeof orders.$inferSelect
  attempt: typeof paymentAttempts.$inferSelect
  amount: number
  reason: Exclude<Refund['reason'], 'elsewhere'>
  /** Tells several refunds of one reason apart. */
  part?: string
  now: Date
}

/**
 * The shop owes this money back. The gateway is asked after the commit, under a key that is the same whoever asks; where
 * the method knows no way back, somebody makes a bank transfer. The order's row is locked by the caller.
 */
export async function openRefund(tx: Connection, { order, attempt, amount, reason, part, now }: OpenRefund) {
  const refund = await recordRefund(tx, {
    orderId: order.id,
    attemptId: attempt.id,
    refundKey: refundKeyOf({ providerOrderId: attempt.providerOrderId, reason, part }),
    amount,
    currency: order.currency,
    reason,
    state: 'requested',
    now,
  })
  if (!refund) return undefined

  const { id: refundId, refundKey } = refund
  const detail = { refundKey, amount, reason }
  await addOrderEvent(tx, { orderId: order.id, kind: 'refund_requested', at: now, detail })
  await recordEvent(tx, { kind: 'refund_requested', detail: { orderId: order.id, ...detail }, at: now })
  if (isRefundableByGateway({ method: attempt.method, paid: attempt.amount, amount }))
    await addToOutbox(tx, {
      topic: 'gateway_refund',
      key: `refund:${refundKey}`,
      orderId: order.id,
      payload: { refundId },
      now,
    })
  else await openManualRefund(tx, { refund, denial: 'method_not_refundable', now })

  return refund
}
