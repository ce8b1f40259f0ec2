import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

/**
 * Wrong console keys, counted by all processes; the order of the columns is that of `rate-limiter-flexible`. A key is an
 * HMAC of an address. Unlogged: a crash empties it, and no backup has it.
 */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
