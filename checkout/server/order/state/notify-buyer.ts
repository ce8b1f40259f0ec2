import type { Writer } from '../../change-log/change-log'
import { addToOutbox } from '../../outbox/add-to-outbox'

export type MessageKind =
  | 'awaiting_payment'
  | 'confirmed'
  | 'paid'
  | 'expired'
  | 'cancelled'
  | 'cancelled_by_shop'
  | 'payment_late_kept'
  | 'payment_late_refund'
  | 'payment_twice'
  | 'refund_confirmed'
  | 'refund_manual'
  | 'refund_manual_done'
  | 'order_stopped'
  | 'shipped'
  | 'arrived'
  | 'collected'
  | 'refused_at_door'
  | 'done'
  | 'return_requested'
  | 'return_accepted'
  | 'return_accepted_partly'
  | 'return_accepted_without_money'
  | 'return_refused'
  | 'complaint_filed'
  | 'complaint_answered'

type NotifyBuyer = {
  orderId: string
  kind: MessageKind
  /** Distinguishes messages of one kind: a refund, an attempt. */
  about?: string
  detail?: Record<string, string | number>
  now: Date
}

/** Queues one message to the buyer, sent after the commit. */
export function notifyBuyer(tx: Writer, { orderId, kind, about, detail, now }: NotifyBuyer) {
  return addToOutbox(tx, {
    topic: 'buyer_message',
    key: ['message', orderId, kind, about].filter(Boolean).join(':'),
    orderId,
    payload: { kind, ...detail },
    now,
  })
}
