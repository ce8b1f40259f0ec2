import { bigint, timestamp } from 'drizzle-orm/pg-core'

/** The old shop numbered all rows from one up. */
export const key = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity()

/**
 * A reference to another row's key, without a foreign key: the old shop never had one, and has
 * dangling references.
 */
export const reference = () => bigint({ mode: 'number' }).notNull()

/** Whole rupiah, the old shop's only currency. */
export const rupiah = () => bigint({ mode: 'number' }).notNull()

export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
