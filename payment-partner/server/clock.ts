import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { clock } from '@/db/schema'

/** Identifies the lock. Any number would do: this one spells JAM, "hour", on a telephone's keys. */
const CLOCK_LOCK = 526

/**
 * Kasir's time: the machine's plus an offset stored in a row, so that all processes share it. Verbs
 * never read it themselves; they receive `now`.
 */
export async function readNow(db: Connection): Promise<Date> {
  return new Date(Date.now() + (await readOffset(db)) * 1000)
}

/** Kasir's time inside a statement, which saves a query. */
export const NOW = sql`(select clock_timestamp() + make_interval(secs => offset_seconds) from ${clock})`

/**
 * Holds the clock until the transaction ends, so that everything it schedules uses one time. A
 * shared lock: many transactions may hold it.
 */
export const holdClock = (tx: Connection) => tx.execute(sql`select pg_advisory_xact_lock_shared(${CLOCK_LOCK}::bigint)`)

/** Waits for all holders of the clock, and blocks new ones until the transaction ends. */
export const stopClock = (tx: Connection) => tx.execute(sql`select pg_advisory_xact_lock(${CLOCK_LOCK}::bigint)`)

/** Seconds by which Kasir's time leads the machine's. */
export async function readOffset(db: Connection): Promise<number> {
  const [row] = await db.select({ offsetSeconds: clock.offsetSeconds }).from(clock)

  return row?.offsetSeconds ?? 0
}
