import { date, index, integer, jsonb, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/** How often a promotion sent somebody to the shop on a day (WIB). A sum, never a person. */
export const promotionDepartures = pgTable(
  'promotion_departures',
  {
    shop: text().notNull(),
    promoId: integer().notNull(),
    day: date().notNull(),
    departures: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.promoId, table.day] })],
)

/** Append-only: a trigger refuses to change or delete a row. Never holds a viewer, a token or its id. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: serial().primaryKey(),
    at: instant().notNull(),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, string | number>>().notNull(),
  },
  (table) => [index('audit_events_by_kind').on(table.kind, table.id)],
)
