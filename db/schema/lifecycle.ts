import { timestamp } from 'drizzle-orm/pg-core'

/** To the millisecond, which is what a JavaScript Date can carry: a cursor must compare equal after a round trip. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
