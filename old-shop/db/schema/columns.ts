import { bigint, timestamp } from 'drizzle-orm/pg-core'

/** The old shop numbered everything from one up. */
export const key = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity()

/** To another row's key. It promises nothing: the old shop never enforced one, and has rows that point nowhere. */
export const reference = () => bigint({ mode: 'number' }).notNull()

/** Whole rupiah: there is no other currency in the old shop. */
export const rupiah = () => bigint({ mode: 'number' }).notNull()

export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
