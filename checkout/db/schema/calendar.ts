import { date, pgTable, text } from 'drizzle-orm/pg-core'

/**
 * Days that are no working days in Indonesia, beside Saturdays and Sundays. A sample, after the joint decision of three ministers
 * on public holidays and joint leave of 2026; of 2027 only the days whose date never moves. A real shop adds each year's.
 */
export const holidays = pgTable('holidays', {
  /** In WIB. */
  day: date({ mode: 'string' }).primaryKey(),
  name: text().notNull(),
})
