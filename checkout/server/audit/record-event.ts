import * as auditLog from '@jembatan/audit-log'
import { maskCardNumbers } from '@jembatan/platform/text'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import type { AuditValue, auditEvents } from '@/db/schema'
import { addToChangeLog, type Writer } from '../change-log/change-log'
import { log } from '../log'
import type { EventKind } from './event-kinds'

export type AuditEvent = { kind: EventKind; detail: typeof auditEvents.$inferInsert.detail; at: Date }

/**
 * Records a crossing or a refusal. Masks personal data: never writes a person, a token or its id,
 * or a card number that anyone typed.
 */
export async function recordEvent(db: Writer, { kind, detail, at }: AuditEvent) {
  await addToChangeLog(db, 'auditEvents', { kind, detail: maskDetail(detail), at })
}

/** The event as part of a larger statement, one row per row of `from`. */
export const eventStatement = ({ kind, detail, at }: AuditEvent) => sql`
  insert into audit_events (kind, detail, at)
  select ${kind}::text, ${JSON.stringify(maskDetail(detail))}::jsonb, ${at.toISOString()}::timestamptz`

/** Events as parts of a larger query, written when `from` returns a row. */
export const recording = (db: Pick<Connection, '$with'>, events: AuditEvent[], from = sql`(values (1)) as always`) =>
  events.map((event, number) => db.$with(`recorded_${number}`, {}).as(sql`${eventStatement(event)} from ${from}`))

const maskDetail = (detail: AuditEvent['detail']) =>
  Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, maskValue(value)]))

function maskValue(value: AuditValue): AuditValue {
  if (typeof value === 'string') return maskCardNumbers(value)
  if (Array.isArray(value)) return value.map(maskValue)

  return typeof value === 'object' ? maskDetail(value) : value
}

type Throttled = AuditEvent & { detail: { reason: string } }
type ByAnyone = Throttled & { db: Writer; subject?: string }

/** For events that anyone can cause. A failed write is logged and does not fail the caller. */
export async function recordThrottled(throttle: auditLog.Throttle, { db, subject, ...event }: ByAnyone) {
  await auditLog.recordThrottled(throttle, event, { subject, write: (event) => recordOrLog(db, event) })
}

/** Returns the events for a caller that writes them itself; empty when they are only counted. */
export function throttled(throttle: auditLog.Throttle, { db, subject, ...event }: ByAnyone): AuditEvent[] {
  return auditLog.isRecorded(throttle, event, { subject, write: (event) => recordOrLog(db, event) }) ? [event] : []
}

const recordOrLog = (db: Writer, event: AuditEvent) =>
  recordEvent(db, event).catch((err: unknown) => log.error({ kind: event.kind, err }, 'audit event not written'))
