import { lt, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { alarmCounts } from '@/db/schema'
import { raiseAlarm } from './raise-alarm'

type AuditEvent = Parameters<typeof raiseAlarm>[1]

/**
 * For alarms that anyone can cause without limit: the first of a kind and reason in a minute is
 * raised, and `reportAlarmCounts` later records the count of the others.
 */
export async function raiseThrottledAlarm(db: Connection, event: AuditEvent) {
  const minute = startOfMinute(event.at)
  const [counted] = await db
    .insert(alarmCounts)
    .values({ kind: counterOf(event), minute })
    .onConflictDoUpdate({
      target: [alarmCounts.kind, alarmCounts.minute],
      set: { count: sql`${alarmCounts.count} + 1` },
    })
    .returning({ count: alarmCounts.count })

  if (counted?.count === 1) await raiseAlarm(db, event)
}

/**
 * Job, each minute: records for past minutes how often an alarm was raised, when more than once.
 */
export async function reportAlarmCounts(db: Database, { now }: { now: Date }) {
  await db.transaction(async (tx) => {
    const past = await tx
      .delete(alarmCounts)
      .where(lt(alarmCounts.minute, startOfMinute(now)))
      .returning()
    for (const { kind: counter, minute, count } of past.filter(({ count }) => count > 1)) {
      const [kind, reason] = counter.split('/')
      const detail = { count, minute: minute.toISOString(), ...(reason && { reason }) }
      await raiseAlarm(tx, { kind: `${kind}_repeated`, detail, at: now })
    }
  })
}

/** Counts each reason separately, so that one flood does not hide another. */
const counterOf = ({ kind, detail: { reason } }: AuditEvent) => (reason === undefined ? kind : `${kind}/${reason}`)

const startOfMinute = (instant: Date) => new Date(Math.floor(instant.getTime() / 60_000) * 60_000)
