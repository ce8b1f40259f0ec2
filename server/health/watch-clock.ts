import { describeSkew, watchClock } from '@jembatan/platform/clock-skew'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { getLog } from '../log'

/** The database's own time, which no demo moves. */
export async function readDatabaseTime(db: Pick<Database, 'execute'>): Promise<Date> {
  const [row] = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  )

  return new Date(row?.ms ?? Number.NaN)
}

/** A wrong clock signs handoffs that shops refuse. Returns how to stop. */
export const watchClockOf = (db: Database) =>
  watchClock({
    readDatabaseTime: () => readDatabaseTime(db),
    onSkewed: (seconds) => getLog().error({ seconds }, describeSkew(seconds)),
  })
