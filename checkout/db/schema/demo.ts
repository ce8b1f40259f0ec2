import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable } from 'drizzle-orm/pg-core'

/** How far a demo has advanced the shop's clock. At most one row; without one the clock is real. */
export const demoClock = pgTable(
  'demo_clock',
  {
    id: integer().primaryKey().default(1),
    offsetSeconds: bigint({ mode: 'number' }).notNull(),
  },
  () => [check('demo_clock_id_check', sql`id = 1`)],
)
