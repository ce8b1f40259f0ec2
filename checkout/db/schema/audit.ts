import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './lifecycle'

/** Append-only. Says what crossed a boundary and why something was refused; never a person, a token or its id. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: createdAt(),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, string | number | boolean>>().notNull(),
  },
  (table) => [index('audit_events_by_kind').on(table.kind, table.id)],
)
