import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { demoClock } from '@/db/schema'
import { isDemoMode } from './environment'

/**
 * Returns Ramai's time: the machine's time, or in a demo the moved clock. Only a demo needs a
 * query.
 */
export async function readNow(db: Pick<Database, 'select'>): Promise<Date> {
  return aheadBy(isDemoMode() ? await readOffset(db) : 0)
}

/** Returns by how many seconds Ramai's time is ahead of the machine's. */
export async function readOffset(db: Pick<Database, 'select'>): Promise<number> {
  const [clock] = await db.select().from(demoClock)

  return clock?.offsetSeconds ?? 0
}

/** Moves Ramai's time ahead, never back. Concurrent moves add up: the row lock makes one wait. */
export async function addToOffset(db: Pick<Database, 'insert'>, seconds: number): Promise<number> {
  const [moved] = await db
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

export const aheadBy = (seconds: number) => new Date(Date.now() + seconds * 1000)
