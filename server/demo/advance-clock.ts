import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { readOffset } from '../clock'

/** Names the lock; any number would do, this one reads JAM, the hour, on a telephone's keys. */
const CLOCK_LOCK = 526

/** Time passes at once, and never back. Two who move it at the same time both do. */
export async function advanceClock(db: Database, { seconds }: { seconds: number }) {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${CLOCK_LOCK})`)
    const offsetSeconds = (await readOffset(tx)) + seconds
    const now = aheadBy(offsetSeconds)
    await recordEvent(tx, { kind: 'clock_advanced', detail: { seconds, offsetSeconds }, at: now })

    return { now, offsetSeconds }
  })
}

export async function tellClock(db: Database) {
  const offsetSeconds = await readOffset(db)

  return { now: aheadBy(offsetSeconds), offsetSeconds }
}

const aheadBy = (seconds: number) => new Date(Date.now() + seconds * 1000)
