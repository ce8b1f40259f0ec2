import type { Connection, Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { addToOffset, aheadBy, readOffset } from '../clock'
import { pullJobsForward } from '../jobs/pull-jobs-forward'
import { runMissedCrons } from '../jobs/run-missed-crons'

/**
 * Moves the clock ahead, never back. After the commit the worker processes everything that has
 * become due.
 */
export async function advanceClock(db: Database, { seconds }: { seconds: number }) {
  return db.transaction(async (tx) => {
    const offsetSeconds = await addToOffset(tx, seconds)
    const [from, to] = [aheadBy(offsetSeconds - seconds), aheadBy(offsetSeconds)]
    await recordEvent(tx, { kind: 'clock_advanced', detail: { seconds, offsetSeconds }, at: to })
    await pullJobsForward(tx, seconds)
    await runMissedCrons(tx, { from, to })

    return { now: to, offsetSeconds }
  })
}

export async function describeClock(db: Connection) {
  const offsetSeconds = await readOffset(db)

  return { now: aheadBy(offsetSeconds), offsetSeconds }
}
