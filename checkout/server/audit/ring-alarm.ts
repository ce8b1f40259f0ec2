import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { alarmCounts } from '@/db/schema'
import { raiseAlarm } from './raise-alarm'

type AuditEvent = Parameters<typeof raiseAlarm>[1]

/**
 * For what any stranger can cause as often as he likes: the first of a kind and reason in a minute raises the alarm, the
 * others are counted, and `tellAlarmCounts` says later how many there were.
 */
export async function ringAlarm(db: Connection, event: AuditEvent) {
  const minute = startOfMinute(event.at)
  const [rung] = await db
    .insert(alarmCounts)
    .values({ kind: countedAs(event), minute })
    .onConflictDoUpdate({
      target: [alarmCounts.kind, alarmCounts.minute],
      set: { count: sql`${alarmCounts.count} + 1` },
    })
    .returning({ count: alarmCounts.count })

  if (rung?.count === 1) await raiseAlarm(db, event)
}

/** One flood must not hide another: each reason is counted by itself. */
const countedAs = ({ kind, detail: { reason } }: AuditEvent) => (reason === undefined ? kind : `${kind}/${reason}`)

export const startOfMinute = (instant: Date) => new Date(Math.floor(instant.getTime() / 60_000) * 60_000)
