import * as auditLog from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { getLog } from '../log'

/** Every kind of event in Ramai's audit log. */
export type EventKind =
  | 'handoff_minted'
  | 'handoff_refused'
  | 'plain_link_followed'
  | 'catalogue_imported'
  | 'catalogue_refused'
  | 'catalogue_withdrawn'
  | 'report_dismissed'
  | 'content_taken_down'
  | 'takedown_appealed'
  | 'takedown_upheld'
  | 'takedown_reversed'
  | 'account_closed'
  | 'account_reopened'
  | 'complaint_filed'
  | 'complaint_answered'
  | 'desk_opened'
  | 'desk_closed'
  | 'desk_refused'
  | 'signing_key_changed'
  | 'signing_key_refused'
  | 'auditor_refused'
  | 'demo_refused'
  | 'clock_advanced'
  | 'breach_opened'
  | 'breach_closed'
  | 'database_reset'
  | 'consent_changed'
  | 'report_received'
  | 'data_exported'
  | 'data_corrected'
  | 'deletion_requested'
  | 'deletion_withdrawn'
  | 'account_deleted'

export type AuditEvent = { kind: EventKind; detail: (typeof auditEvents.$inferInsert)['detail']; at: Date }

/** Records a transfer, or why it was refused. Never a person, a token or a token's id. */
export async function recordEvent(db: Pick<Database, 'insert'>, { kind, detail, at }: AuditEvent) {
  await db.insert(auditEvents).values({ kind, detail, at })
}

type Throttled = AuditEvent & { detail: { reason: string } }

/**
 * For events that strangers can cause at will. A failed write is logged and does not fail the
 * request.
 */
export async function recordThrottled(
  throttle: auditLog.Throttle,
  { db, ...event }: Throttled & { db: Pick<Database, 'insert'> },
) {
  await auditLog.recordThrottled(throttle, event, {
    write: (event) =>
      recordEvent(db, event).catch((err: unknown) =>
        getLog().error({ kind: event.kind, err }, 'audit event not written'),
      ),
  })
}
