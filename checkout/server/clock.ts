import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { demoClock } from '@/db/schema'
import { isDemoMode } from './environment'

/** Names the lock; any number would do, this one reads JAM, the hour, on a telephone's keys. */
const CLOCK_LOCK = 526

/** The shop's time. The machine's, but where a demo moved it ahead; only in demo mode does it cost a query. */
export async function readNow(db: Connection): Promise<Date> {
  return aheadBy(isDemoMode() ? await readOffset(db) : 0)
}

/** How many seconds the shop's time runs ahead of the machine's. */
export async function readOffset(db: Connection): Promise<number> {
  const [clock] = await db.select().from(demoClock)

  return clock?.offsetSeconds ?? 0
}

/** Moves the shop's time ahead, never back. Waits for transactions that plan jobs, and new ones wait for this one. */
export async function addToOffset(tx: Connection, seconds: number): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CLOCK_LOCK}::bigint)`)
  const [moved] = await tx
    .insert(demoClock)
    .values({ offsetSeconds: seconds })
    .onConflictDoUpdate({
      target: demoClock.id,
      set: { offsetSeconds: sql`${demoClock.offsetSeconds} + excluded.offset_seconds` },
    })
    .returning()
  if (!moved) throw new Error('demo_clock returned no row')

  return moved.offsetSeconds
}

/**
 * The machine's time for one of the shop's, since the queue runs by the machine's. Until the transaction ends the clock
 * cannot be advanced, so that a job is not planned by a time that has passed.
 */
export async function toMachineTime(tx: Connection, at: Date): Promise<Date> {
  if (!isDemoMode()) return at
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${CLOCK_LOCK}::bigint)`)

  return new Date(at.getTime() - (await readOffset(tx)) * 1000)
}

export const aheadBy = (seconds: number) => new Date(Date.now() + seconds * 1000)
