import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable } from 'drizzle-orm/pg-core'

/**
 * The offset by which a demo has moved Ramai's time ahead. At most one row; no row means no offset.
 */
export const demoClock = pgTable(
  'demo_clock',
  {
    id: integer().primaryKey().default(1),
    offsetSeconds: bigint({ mode: 'number' }).notNull(),
  },
  () => [check('demo_clock_id_check', sql`id = 1`)],
)
