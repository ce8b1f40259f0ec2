import * as auditLog from '@jembatan/audit-log'
import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { log } from '../log'

export type AuditEvent = { kind: string; detail: typeof auditEvents.$inferInsert.detail; at: Date }

/** Records what crossed, or why it did not. Never a person, a token or its id. */
export async function recordEvent(db: Pick<Connection, 'insert'>, { kind, detail, at }: AuditEvent) {
  await db.insert(auditEvents).values({ kind, detail, at })
}

type Throttled = AuditEvent & { detail: { reason: string } }

/** For events that anyone can cause. A write that fails is logged, and does not fail what it records. */
export async function recordThrottled(
  throttle: auditLog.Throttle,
  { db, ...event }: Throttled & { db: Pick<Connection, 'insert'> },
) {
  await auditLog.recordThrottled(throttle, event, (event) =>
    recordEvent(db, event).catch((err: unknown) => log.error({ kind: event.kind, err }, 'audit event not written')),
  )
}
