import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable } from 'drizzle-orm/pg-core'

/** How far a demo moved the shop's time ahead. At most one row; none means that nobody moved it. */
export const demoClock = pgTable(
  'demo_clock',
  {
    id: integer().primaryKey().default(1),
    offsetSeconds: bigint({ mode: 'number' }).notNull(),
  },
  () => [check('demo_clock_id_check', sql`id = 1`)],
)
