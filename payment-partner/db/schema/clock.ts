import { sql } from 'drizzle-orm'
import { check, integer, pgTable } from 'drizzle-orm/pg-core'

/** One row: how far Kasir's time runs ahead of the machine's. */
export const clock = pgTable(
  'clock',
  {
    id: integer().primaryKey().default(1),
    offsetSeconds: integer().notNull().default(0),
  },
  (table) => [check('clock_has_one_row', sql`${table.id} = 1`)],
)
