import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

export type AuditValue = string | number | boolean | AuditValue[] | { [name: string]: AuditValue }

/**
 * Append-only: a trigger refuses to change or delete a row, and each row is chained to the one before it by a hash (see
 * audit-log/). Never holds a viewer, a token or its id.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: serial().primaryKey(),
    at: instant().notNull(),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, AuditValue>>().notNull(),
    /** The place in the hash chain, which a row gets within moments after it was written. */
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

/** The last hashed row, kept apart from it, so that rows missing at the end are noticed. */
export const auditHead = pgTable(
  'audit_head',
  {
    id: integer().primaryKey().default(1),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  () => [check('audit_head_id_check', sql`id = 1`)],
)
