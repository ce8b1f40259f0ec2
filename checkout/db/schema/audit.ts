import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'

export type AuditValue = string | number | boolean | AuditValue[] | { [name: string]: AuditValue }

/**
 * Append-only: a trigger refuses to change or delete a row, and each row is hash-chained to the one before it (see
 * audit-log/). Records what crossed a boundary and why something was refused; never a person, a token or its id.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: createdAt(),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, AuditValue>>().notNull(),
    /** The link in the hash chain, which a row gets moments after it was written. */
    sequence: bigint({ mode: 'number' }).unique('audit_events_sequence_key'),
    previousHash: text(),
    hash: text(),
  },
  (table) => [
    index('audit_events_by_kind').on(table.kind, table.id),
    index('audit_events_unsealed').on(table.id).where(sql`sequence is null`),
    check('audit_events_are_sealed_whole', sql`num_nulls(sequence, previous_hash, hash) in (0, 3)`),
  ],
)

/** The last chained row, kept apart from it, so that rows cut off at the end are missed. */
export const auditHead = pgTable(
  'audit_head',
  {
    id: integer().primaryKey().default(1),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  () => [check('audit_head_id_check', sql`id = 1`)],
)

/**
 * How often in one minute an alarm was raised that any stranger can cause. The audit log gets the first of a minute and
 * later their count, so that a flood fills a counter and not the log.
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
