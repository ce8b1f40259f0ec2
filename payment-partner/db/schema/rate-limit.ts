import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

/**
 * Counts wrong console keys across processes, in the column order of `rate-limiter-flexible`. The
 * key is an HMAC of an address. Unlogged: a crash empties the table, and no backup contains it.
 */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
