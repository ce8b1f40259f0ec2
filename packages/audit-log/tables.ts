import { sql } from 'drizzle-orm'
import { bigint, check, type ExtraConfigColumn, index, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** The values that the detail of an event may hold. */
export type AuditValue = string | number | boolean | AuditValue[] | { [name: string]: AuditValue }

/**
 * The position in the hash chain. A row of `audit_events` receives it within moments after it is
 * written.
 */
export const chainColumns = () => ({
  sequence: bigint({ mode: 'number' }).unique('audit_events_sequence_key'),
  previousHash: text(),
  hash: text(),
})

/** The indexes and the check of `audit_events`. */
export const chainConstraints = ({ kind, id }: { kind: ExtraConfigColumn; id: ExtraConfigColumn }) => [
  index('audit_events_by_kind').on(kind, id),
  index('audit_events_unsealed').on(id).where(sql`sequence is null`),
  check('audit_events_are_sealed_whole', sql`num_nulls(sequence, previous_hash, hash) in (0, 3)`),
]

/**
 * The last hashed row, stored apart from the events so that rows missing at the end are noticed.
 */
export const auditHead = pgTable(
  'audit_head',
  {
    id: integer().primaryKey().default(1),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  () => [check('audit_head_id_check', sql`id = 1`)],
)
