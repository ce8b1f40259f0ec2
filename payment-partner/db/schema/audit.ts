import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './lifecycle'

export type AuditValue = string | number | boolean | AuditValue[] | { [name: string]: AuditValue }

/**
 * Append-only: a trigger refuses to change or delete a row, and each row carries the hash of the one before it (see
 * audit-log/). Never holds a payer, a card or a key.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: createdAt(),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, AuditValue>>().notNull(),
    /** Place and hash in the chain, which a row gets within moments after it was written. */
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

/** The end of the chain, kept apart from it, so that rows cut off at the end are noticed. */
export const auditHead = pgTable(
  'audit_head',
  {
    id: integer().primaryKey().default(1),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  () => [check('audit_head_id_check', sql`id = 1`)],
)
