import type { Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { addToOffset, aheadBy, readOffset } from '../clock'

/** Moves the clock at once, and records it in the audit log in the same transaction. */
export async function advanceClock(db: Database, { seconds }: { seconds: number }) {
  return db.transaction(async (tx) => {
    const offsetSeconds = await addToOffset(tx, seconds)
    const now = aheadBy(offsetSeconds)
    await recordEvent(tx, { kind: 'clock_advanced', detail: { seconds, offsetSeconds }, at: now })

    return { now, offsetSeconds }
  })
}

export async function showClock(db: Database) {
  const offsetSeconds = await readOffset(db)

  return { now: aheadBy(offsetSeconds), offsetSeconds }
}
