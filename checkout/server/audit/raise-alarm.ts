import type { Connection } from '@/db/connect'
import { log } from '../log'
import type { AlarmKind } from './event-kinds'
import { recordEvent } from './record-event'

type Alarm = Parameters<typeof recordEvent>[1] & { kind: AlarmKind }

/**
 * Records an event that an operator should look at today, in the audit log and as an error in the
 * process log.
 */
export async function raiseAlarm(db: Connection, event: Alarm) {
  await recordEvent(db, { ...event, detail: { ...event.detail, alarm: true } })
  // The crossing itself goes to the audit log only.
  const { crossing, message, ...facts } = event.detail
  log.error({ kind: event.kind, ...facts }, 'audit alarm')
}
