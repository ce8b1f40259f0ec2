import type { Connection } from '@/db/connect'
import { log } from '../log'
import type { AlarmKind } from './alarm-kinds'
import { recordEvent } from './record-event'

type Alarm = Parameters<typeof recordEvent>[1] & { kind: AlarmKind }

/** Notes what somebody should look at today, and says it aloud in the log. */
export async function raiseAlarm(db: Connection, event: Alarm) {
  await recordEvent(db, { ...event, detail: { ...event.detail, alarm: true } })
  // What crossed is for the trail.
  const { crossing, message, ...facts } = event.detail
  log.error({ kind: event.kind, ...facts }, 'audit alarm')
}
