import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

/**
 * Rate limit counters shared by several processes; see `@jembatan/platform/rate-limit`. The library
 * dictates the column order. A key is an HMAC. Unlogged: a crash clears it, and no backup or
 * standby contains it.
 */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
