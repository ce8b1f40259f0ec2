import { observe } from '@jembatan/http/telemetry'
import { describeSkew, watchClock } from '@jembatan/platform/clock-skew'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { log } from '../log'

const SKEW = {
  unit: 's',
  description: "By how much this machine's clock is ahead of the database's, asked each minute.",
}

/** The database's own time, which no simulation moves. */
export async function readDatabaseTime(db: Pick<Connection, 'execute'>): Promise<Date> {
  const [row] = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  )

  return new Date(row?.ms ?? Number.NaN)
}

/** A wrong clock lets payments expire too early or too late. Returns how to stop. */
export function watchClockOf(db: Connection) {
  let ahead: number | undefined
  observe('kasir.clock.skew', SKEW, () => ahead)

  return watchClock({
    readDatabaseTime: () => readDatabaseTime(db),
    onMeasured: (seconds) => {
      ahead = seconds
    },
    onSkewed: (seconds) => log.error({ seconds }, describeSkew(seconds)),
  })
}
