import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { clock } from '@/db/schema'
import { readNow, stopClock } from '../clock'
import { pullJobsForward } from '../jobs/pull-jobs-forward'

/** Time passes at once. What became due by it is done by the worker as soon as this commits; the rest keeps its distance. */
export async function advanceClock(db: Database, { seconds }: { seconds: number }) {
  return db.transaction(async (tx) => {
    await stopClock(tx)
    await tx.update(clock).set({ offsetSeconds: sql`${clock.offsetSeconds} + ${seconds}` })
    await pullJobsForward(tx, seconds)

    return { now: await readNow(tx) }
  })
}
