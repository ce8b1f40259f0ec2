import { and, eq, lte, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { clock } from '@/db/schema'
import { readNow, stopClock } from '../clock'
import { pullWorkForward } from '../jobs/schedule'
import { FURTHEST_AHEAD_SECONDS } from './limits'
import { NotPossibleNow } from './refusals'

type Advance = {
  seconds: number
  /**
   * The clock's lead on the caller's page: a second press of the same button finds it changed and
   * does nothing.
   */
  seen?: number
}

/**
 * Advances the clock. The worker processes the due work after the commit; everything else comes
 * closer by the same time.
 * @throws {NotPossibleNow} if the clock would run too far ahead.
 */
export async function advanceClock(db: Connection, { seconds, seen }: Advance) {
  return db.transaction(async (tx) => {
    await stopClock(tx)
    const advanced = await tx
      .update(clock)
      .set({ offsetSeconds: sql`${clock.offsetSeconds} + ${seconds}` })
      .where(
        and(
          lte(clock.offsetSeconds, FURTHEST_AHEAD_SECONDS - seconds),
          seen === undefined ? undefined : eq(clock.offsetSeconds, seen),
        ),
      )
      .returning({ id: clock.id })
    if (advanced.length > 0) await pullWorkForward(tx, seconds)
    else if (seen === undefined) throw new NotPossibleNow('The clock is too far ahead: reset the simulation first.')

    return { now: await readNow(tx) }
  })
}
