import { type AuditValue, auditHead, chainColumns, chainConstraints } from '@jembatan/audit-log/tables'
import { bigserial, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './lifecycle'

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
    ...chainColumns(),
  },
  chainConstraints,
)

export { type AuditValue, auditHead }
