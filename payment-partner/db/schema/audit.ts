import { type AuditValue, auditHead, chainColumns, chainConstraints } from '@jembatan/audit-log/tables'
import { bigserial, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './lifecycle'

/**
 * Append-only: a trigger rejects updates and deletes, and each row carries the hash of the previous
 * one (see audit-log/). Contains no payer, card or key.
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
