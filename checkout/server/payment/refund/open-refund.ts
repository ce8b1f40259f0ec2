import type { Connection } from '@/db/connect'
import type { orders } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { addToOutbox } from '../../outbox/add-to-outbox'
import { openManualRefund } from './open-manual-refund'
import type { PaidFor } from './paid-for'
import { type Refund, recordRefund } from './record-refund'
import { isRefundableByGateway, refundKeyOf } from './refund-rules'

type OpenRefund = {
  order: typeof orders.$inferSelect
  attempt: PaidFor
  amount: number
  reason: Exclude<Refund['reason'], 'elsewhere'>
  /** Distinguishes several refunds with the same reason. */
  part?: string
  now: Date
}

/**
 * Opens a refund. The gateway gets the request after the commit, under a key that is the same for
 * every caller; where it cannot refund the method, an operator makes a bank transfer. The caller
 * has locked the order.
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
