import type { Database } from '@/db/connect'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { log } from '../log'
import type { CronTask } from './crontab'

type EachAlone<Row> = {
  task: CronTask
  due: Row[]
  /** What the log and an alarm may say of one. */
  about: (row: Row) => Record<string, string>
  now: Date
}

/**
 * Does one after the other of what is due. What fails for one holds up no other: it raises an alarm, and is due still. Gives the
 * results of those that went through.
 * @throws when not even the alarm can be raised, since the database is away.
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
