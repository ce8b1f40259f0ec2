import { type AuditValue, auditHead, chainColumns, chainConstraints } from '@jembatan/audit-log/tables'
import { jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

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
    ...chainColumns(),
  },
  chainConstraints,
)

export { type AuditValue, auditHead }
