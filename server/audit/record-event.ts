import * as auditLog from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { getLog } from '../log'
import type { EventKind } from './event-kinds'

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
