import { type AuditValue, auditHead, chainColumns, chainConstraints } from '@jembatan/audit-log/tables'
import { jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/**
 * Append-only: a trigger refuses changes and deletions, and a hash chains each row to the one
 * before it (see audit-log/). Never contains a viewer, a token or a token's id.
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
