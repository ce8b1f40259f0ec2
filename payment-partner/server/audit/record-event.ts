import * as auditLog from '@jembatan/audit-log'
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { log } from '../log'
import { maskCardsIn } from '../scrub'

/** Every kind of event in Kasir's audit log. */
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
  | 'simulation_refused'
  | 'console_opened'
  | 'console_closed'
  | 'console_refused'
  | 'console_used'
  | 'auditor_refused'
  | 'account_history_loaded'
  | 'account_transferred'
  | 'database_reset'

export type AuditEvent = { kind: EventKind; detail: (typeof auditEvents.$inferInsert)['detail']; at: Date }

/**
 * Records a change of a payment or a message between systems. Omits payers, cards and keys; masks
 * any number that could be a card.
 */
export async function recordEvent(db: Pick<Connection, 'insert'>, event: AuditEvent) {
  await db.insert(auditEvents).values(toEventRow(event))
}

export const toEventRow = ({ kind, detail, at }: AuditEvent) => ({ kind, detail: maskCardsIn(detail), at })

/** A `from` of one row, for statements that run once for each row. */
export const ONCE = sql`(select) as once`

/** SQL that writes one event for each row of `from`, for a larger statement. */
export const eventStatement = ({ kind, detail, at }: AuditEvent, from: SQL = ONCE) => sql`
  insert into audit_events (kind, detail, at)
  select ${kind}::text, ${JSON.stringify(maskCardsIn(detail))}::jsonb, ${at.toISOString()}::timestamptz from ${from}`

type Throttled = AuditEvent & { detail: { reason: string } }

/**
 * For events that any stranger can cause. A failed write is logged and does not fail the event
 * itself.
 */
export async function recordThrottled(
  throttle: auditLog.Throttle,
  { db, ...event }: Throttled & { db: Pick<Connection, 'insert'> },
) {
  await auditLog.recordThrottled(throttle, event, {
    write: (event) =>
      recordEvent(db, event).catch((err: unknown) => log.error({ kind: event.kind, err }, 'audit event not written')),
  })
}
