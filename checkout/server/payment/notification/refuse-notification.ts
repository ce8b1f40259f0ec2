import type { Connection } from '@/db/connect'
import { PAYMENT_NEWS, refused } from '../../audit/crossings'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import { describeForged } from './describe-notification'
import type { Notification } from './read-notification'

export type RefusedNotification = 'malformed' | 'oversize' | 'forged'

type RefuseNotification = { reason: RefusedNotification; said?: Notification; bytes: number; now: Date }

/** Something that was no notification of the gateway's came in by its door. Of what it claimed only what could be facts is told. */
export async function refuseNotification(db: Connection, { reason, said, bytes, now }: RefuseNotification) {
  const told = said && reason === 'forged' ? describeForged(said) : tellUnread(reason)
  await raiseThrottledAlarm(db, { kind: `notification_${reason}`, detail: { bytes, ...told }, at: now })
}

const STATUS = { malformed: 400, oversize: 413, forged: 403 }

const tellUnread = (reason: RefusedNotification) => ({
  crossing: refused(PAYMENT_NEWS),
  message: { method: 'POST', path: '/api/payment/notification', status: STATUS[reason] },
})
