import { lt } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { alarmCounts } from '@/db/schema'
import { raiseAlarm } from './raise-alarm'
import { startOfMinute } from './ring-alarm'

/** Says of each past minute how often an alarm rang in it, when it was more than once. For a job, each minute. */
export async function tellAlarmCounts(db: Database, { now }: { now: Date }) {
  await db.transaction(async (tx) => {
    const past = await tx
      .delete(alarmCounts)
      .where(lt(alarmCounts.minute, startOfMinute(now)))
      .returning()
    for (const { kind: countedAs, minute, count } of past.filter(({ count }) => count > 1)) {
      const [kind, reason] = countedAs.split('/')
      const detail = { count, minute: minute.toISOString(), ...(reason && { reason }) }
      await raiseAlarm(tx, { kind: `${kind}_repeated`, detail, at: now })
    }
  })
}
