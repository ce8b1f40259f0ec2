import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { demoClock } from '@/db/schema'
import { isDemoMode } from './environment'

/** Lock id; any number would do. This one spells JAM, Indonesian for clock, on a phone keypad. */
const CLOCK_LOCK = 526

/**
 * Returns the shop's time: the machine's, unless a demo moved it ahead. Costs a query only in demo
 * mode.
 */
export async function readNow(db: Connection): Promise<Date> {
  return aheadBy(isDemoMode() ? await readOffset(db) : 0)
}

/** Returns how many seconds the shop's time is ahead of the machine's. */
export async function readOffset(db: Connection): Promise<number> {
  const [clock] = await db.select().from(demoClock)

  return clock?.offsetSeconds ?? 0
}

/**
 * Moves the shop's time ahead, never back. Waits for transactions that schedule jobs, and blocks
 * new ones until it ends.
 */
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
 * Converts the shop's time to the machine's, which the job queue uses. Blocks clock changes until
 * the transaction ends, so that a job is not scheduled by an outdated time.
 */
export async function toMachineTime(tx: Connection, at: Date): Promise<Date> {
  if (!isDemoMode()) return at
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${CLOCK_LOCK}::bigint)`)

  return new Date(at.getTime() - (await readOffset(tx)) * 1000)
}

export const aheadBy = (seconds: number) => new Date(Date.now() + seconds * 1000)
