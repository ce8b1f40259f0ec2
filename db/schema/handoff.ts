import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

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
