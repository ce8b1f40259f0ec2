import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { clock } from '@/db/schema'

/** Names the lock; any number would do, this one reads JAM, the hour, on a telephone's keys. */
const CLOCK_LOCK = 526

/**
 * Kasir's time: the machine's, moved by an offset that a row keeps, so that every process of Kasir
 * lives at the same moment. Verbs never look at it themselves; they are given `now`.
 */
export async function readNow(db: Connection): Promise<Date> {
  return new Date(Date.now() + (await readOffset(db)) * 1000)
}

/** The same within a statement, which then needs no other to know it. */
export const NOW = sql`(select clock_timestamp() + make_interval(secs => offset_seconds) from ${clock})`

/**
 * Holds the clock until the transaction ends, so that everything it schedules uses one time. A
 * shared lock: many transactions may hold it.
 */
export const holdClock = (tx: Connection) => tx.execute(sql`select pg_advisory_xact_lock_shared(${CLOCK_LOCK}::bigint)`)

/** Waits for those who plan by the clock, and until the transaction ends nobody else plans. */
export const stopClock = (tx: Connection) => tx.execute(sql`select pg_advisory_xact_lock(${CLOCK_LOCK}::bigint)`)

/** How many seconds Kasir's time runs ahead of the machine's. */
export async function readOffset(db: Connection): Promise<number> {
  const [row] = await db.select({ offsetSeconds: clock.offsetSeconds }).from(clock)

  return row?.offsetSeconds ?? 0
}
