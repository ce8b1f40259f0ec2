import { timestamp } from 'drizzle-orm/pg-core'

/**
 * Millisecond precision, like a JavaScript Date: a cursor must compare equal after a round trip.
 */
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
