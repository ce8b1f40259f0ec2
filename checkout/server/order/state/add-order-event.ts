import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderEvents } from '@/db/schema'
import { ORDER_CHANGED } from './order-changes'

export type OrderEventKind =
  | 'created'
  | 'paid'
  | 'packed'
  | 'shipped'
  | 'arrived'
  | 'done'
  | 'expired'
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

type OrderEvent = { orderId: string; kind: OrderEventKind; at: Date; detail?: Record<string, string | number> }

/** Written in the transaction of the change itself; watchers of the order are notified at the commit. */
export async function addOrderEvent(tx: Connection, event: OrderEvent) {
  await tx
    .insert(orderEvents)
    .values(event)
    .returning({ notified: sql`pg_notify(${ORDER_CHANGED}, ${orderEvents.orderId})` })
}
