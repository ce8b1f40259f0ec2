import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Taps on a promotion that opened the shop, by day (WIB). A sum without persons. */
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
