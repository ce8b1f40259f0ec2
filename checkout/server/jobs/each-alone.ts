import type { Database } from '@/db/connect'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { log } from '../log'
import type { CronTask } from './crontab'

type EachAlone<Row> = {
  task: CronTask
  due: Row[]
  /** Loggable details of a row. */
  about: (row: Row) => Record<string, string>
  now: Date
}

/**
 * Processes due rows one after the other. A failure raises an alarm, leaves its row due and does
 * not stop the others. Returns the results of the successful ones.
 * @throws when the alarm itself cannot be raised, because the database is unavailable.
 */
export async function eachAlone<Row, Result>(
  db: Database,
  { task, due, about, now }: EachAlone<Row>,
  work: (row: Row) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const row of due)
    try {
      results.push(await work(row))
    } catch (err) {
      const detail = { task, ...about(row) }
      log.error({ ...detail, err }, 'one of what was due was not done')
      await raiseThrottledAlarm(db, { kind: 'job_given_up', detail, at: now })
    }

  return results
}
