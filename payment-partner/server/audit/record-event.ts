import * as auditLog from '@jembatan/audit-log'
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { log } from '../log'
import { maskCardsIn } from '../scrub'
import type { EventKind } from './event-kinds'

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
