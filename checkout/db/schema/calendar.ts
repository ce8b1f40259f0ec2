import { date, pgTable, text } from 'drizzle-orm/pg-core'

/**
 * Days off in Indonesia besides Saturdays and Sundays. A sample, after the joint decision of three
 * ministers on public holidays and joint leave of 2026; of 2027 only fixed dates. A production shop
 * adds each year's decision.
 */
export const holidays = pgTable('holidays', {
  /** In WIB. */
  day: date({ mode: 'string' }).primaryKey(),
  name: text().notNull(),
})
