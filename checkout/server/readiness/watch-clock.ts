import { observe } from '@jembatan/http/telemetry'
import { describeSkew, watchClock } from '@jembatan/platform/clock-skew'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { readNow } from '../clock'
import { log } from '../log'

const SKEW = {
  unit: 's',
  description: "By how much this machine's clock is ahead of the database's, asked each minute.",
}

/** The database's own time, which no demo moves. */
export async function readDatabaseTime(db: Pick<Connection, 'execute'>): Promise<Date> {
  const [row] = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  )

  return new Date(row?.ms ?? Number.NaN)
}

/** A clock that is wrong is an alarm: handoffs, deadlines and what is compared with the gateway go by it. Returns how to stop. */
export function watchClockOf(db: Connection) {
  let ahead: number | undefined
  observe('pasar.clock.skew', SKEW, () => ahead)

  return watchClock({
    readDatabaseTime: () => readDatabaseTime(db),
    onMeasured: (seconds) => {
      ahead = seconds
    },
    onSkewed: async (seconds) => {
      log.error({ seconds }, describeSkew(seconds))
      await raiseThrottledAlarm(db, {
        kind: 'clock_skewed',
        detail: { reason: 'database', seconds },
        at: await readNow(db),
      })
    },
  })
}
