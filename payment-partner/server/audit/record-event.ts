import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'

/** Everything that Kasir's trail can tell of. */
export type EventKind =
  | 'transaction_opened'
  | 'transaction_changed'
  | 'notification_sent'
  | 'call_refused'
  | 'payment_requested'
  | 'status_asked'
  | 'cancel_asked'
  | 'refund_asked'
  | 'report_asked'
  | 'simulation_used'
  | 'console_opened'
  | 'console_refused'
  | 'console_used'
  | 'auditor_refused'
  | 'database_reset'

export type AuditEvent = { kind: EventKind; detail: (typeof auditEvents.$inferInsert)['detail']; at: Date }

/** Notes what became of a payment and what crossed. Never a payer, a card or a key. */
export async function recordEvent(db: Pick<Connection, 'insert'>, { kind, detail, at }: AuditEvent) {
  await db.insert(auditEvents).values({ kind, detail, at })
}
