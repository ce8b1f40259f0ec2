import { type AuditValue, auditHead, chainColumns, chainConstraints } from '@jembatan/audit-log/tables'
import { bigserial, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'

/**
 * Append-only: a trigger refuses to change or delete a row, and each row is hash-chained to the one
 * before it (see audit-log/). Records what crossed a boundary and why something was refused; never
 * a person, a token or its id.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: createdAt(),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, AuditValue>>().notNull(),
    ...chainColumns(),
  },
  chainConstraints,
)

export { type AuditValue, auditHead }

/**
 * Counts alarms that any stranger can cause, per minute. The audit log gets the first of a minute
 * and later their count, so that a flood fills a counter and not the log.
 */
export const alarmCounts = pgTable(
  'alarm_counts',
  {
    kind: text().notNull(),
    minute: instant().notNull(),
    count: integer().notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.kind, table.minute] })],
)
