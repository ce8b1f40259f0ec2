import { addToChangeLog, type Writer } from '../../change-log/change-log'

export type OrderEventKind =
  | 'created'
  | 'confirmed'
  | 'paid'
  | 'packed'
  | 'shipped'
  | 'picked_up'
  | 'sorted'
  | 'out_for_delivery'
  | 'arrived'
  | 'received'
  | 'refused_at_door'
  | 'done'
  | 'expired'
  | 'address_corrected'
  | 'arrival_changed'
  | 'attempt_failed'
  | 'payment_late'
  | 'payment_twice'
  | 'payment_contradicted'
  | 'cancelled'
  | 'stopped'
  | 'flagged'
  | 'refund_requested'
  | 'refund_confirmed'
  | 'refund_manual'
  | 'refund_manual_done'
  | 'refund_dropped'
  | 'return_requested'
  | 'return_accepted'
  | 'return_refused'
  | 'complaint_filed'
  | 'complaint_answered'

type OrderEvent = { orderId: string; kind: OrderEventKind; at: Date; detail?: Record<string, string | number> }

/** Written in the transaction of the change; watchers of the order are notified at commit. */
export async function addOrderEvent(tx: Writer, event: OrderEvent) {
  await addToChangeLog(tx, 'orderEvents', event)
}
