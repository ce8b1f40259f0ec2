import type { Connection } from '@/db/connect'
import { log } from '../log'
import { recordEvent } from './record-event'

/** Notes what somebody should look at today, and says it aloud in the log. */
export async function raiseAlarm(db: Connection, event: Parameters<typeof recordEvent>[1]) {
  await recordEvent(db, { ...event, detail: { ...event.detail, alarm: true } })
  log.error({ kind: event.kind, ...event.detail }, 'audit alarm')
}
