import { observe } from '@jembatan/http/telemetry'
import { describeSkew, watchClock } from '@jembatan/platform/clock-skew'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { getLog } from '../log'

const SKEW = {
  unit: 's',
  description: "By how much this machine's clock is ahead of the database's, asked each minute.",
}

/** The database's own time, which no demo moves. */
export async function readDatabaseTime(db: Pick<Database, 'execute'>): Promise<Date> {
  const [row] = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  )

  return new Date(row?.ms ?? Number.NaN)
}

/** A wrong clock signs handoffs that shops refuse. Returns how to stop. */
export function watchClockOf(db: Database) {
  let ahead: number | undefined
  observe('ramai.clock.skew', SKEW, () => ahead)

  return watchClock({
    readDatabaseTime: () => readDatabaseTime(db),
    onMeasured: (seconds) => {
      ahead = seconds
    },
    onSkewed: (seconds) => getLog().error({ seconds }, describeSkew(seconds)),
  })
}
