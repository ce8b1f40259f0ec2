import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

/**
 * The counters of rate limits that several processes share, see `@jembatan/platform/rate-limit`;
 * the library requires this order of columns. A key is an HMAC. Unlogged: lost in a crash, and
 * absent from backups and replicas.
 */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
