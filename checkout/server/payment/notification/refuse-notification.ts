import type { Connection } from '@/db/connect'
import { PAYMENT_NOTIFICATION, refused } from '../../audit/crossings'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import type { Timed } from '../../context'
import { describeForged } from './describe-notification'
import type { Notification } from './read-notification'

export type RefusedNotification = 'malformed' | 'oversize' | 'forged'

type RefuseNotification = { reason: RefusedNotification; notification?: Notification; bytes: number; now: Date }

/**
 * Records a request that is no genuine notification. Keeps only well-formed values of its claims.
 */
export async function refuseNotification(db: Connection, { reason, notification, bytes, now }: RefuseNotification) {
  const described = notification && reason === 'forged' ? describeForged(notification) : describeUnread(reason)
  await raiseThrottledAlarm(db, { kind: `notification_${reason}`, detail: { bytes, ...described }, at: now })
}

/** The endpoint received a body longer than any notification and did not read it to its end. */
export const refuseOversize = ({ db, now }: Timed, { atLeast }: { atLeast: number }) =>
  refuseNotification(db, { reason: 'oversize', bytes: atLeast, now })

const STATUS = { malformed: 400, oversize: 413, forged: 403 }

const describeUnread = (reason: RefusedNotification) => ({
  crossing: refused(PAYMENT_NOTIFICATION),
  message: { method: 'POST', path: '/api/payment/notification', status: STATUS[reason] },
})
