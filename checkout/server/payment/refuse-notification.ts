import type { Connection } from '@/db/connect'
import { PAYMENT_NEWS, refused } from '../audit/crossings'
import { ringAlarm } from '../audit/ring-alarm'

export type RefusedNotification = 'malformed' | 'oversize' | 'forged'

type RefuseNotification = { reason: RefusedNotification; bytes: number; now: Date }

/** Something that was no notification of the gateway's came in by its door. Nothing of it is kept but its length. */
export async function refuseNotification(db: Connection, { reason, bytes, now }: RefuseNotification) {
  await ringAlarm(db, { kind: `notification_${reason}`, detail: { bytes, crossing: refused(PAYMENT_NEWS) }, at: now })
}
