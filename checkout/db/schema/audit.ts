import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'

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

/**
 * How often in one minute an alarm rang that any stranger can ring. The trail gets the first of a minute and later their
 * number, so that a flood fills a counter and not the trail.
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
