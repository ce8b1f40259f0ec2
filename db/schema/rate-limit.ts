import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

/**
 * What is counted at endpoints that several processes answer, see `@jembatan/platform/rate-limit`; the order of the columns is the
 * library's. A key is an HMAC. Unlogged: it ends with a crash, and no backup and no standby has it.
 */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
