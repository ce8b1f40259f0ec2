import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { clock } from '@/db/schema'
import { readNow, stopClock } from '../clock'
import { pullJobsForward } from '../jobs/schedule'

type Advance = {
  seconds: number
  /** How far ahead the clock was for whoever wishes it: a second press of the same button finds it moved. */
  seen?: number
}

/** Time passes at once. The worker does what became due as soon as this commits; the rest keeps its distance. */
export async function advanceClock(db: Database, { seconds, seen }: Advance) {
  return db.transaction(async (tx) => {
    await stopClock(tx)
    const advanced = await tx
      .update(clock)
      .set({ offsetSeconds: sql`${clock.offsetSeconds} + ${seconds}` })
      .where(seen === undefined ? undefined : eq(clock.offsetSeconds, seen))
      .returning({ id: clock.id })
    if (advanced.length > 0) await pullJobsForward(tx, seconds)

    return { now: await readNow(tx) }
  })
}
