import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import type { Connection, Database } from '@/db/connect'
import { paymentNotifications } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import { addJob, notificationsKey } from '../../jobs/add-job'
import { firstPollAt } from '../../jobs/poll-schedule'
import { describeNotification } from './describe-notification'
import { dedupeKey, type Notification, readNotification } from './read-notification'
import { type RefusedNotification, refuseNotification } from './refuse-notification'
import { isSignedBy } from './signature'

type ReceiveNotification = { rawBody: string; serverKey: string; now: Date }

/**
 * Puts a signed notification into the inbox with the job that reads it, in one transaction: once it is answered, it is
 * safe. One that is there already is answered the same and changes nothing but a count.
 * @throws {DomainError} `notification_malformed` or `notification_forged`, of which only an alarm is kept.
 */
export async function receiveNotification(db: Database, { rawBody, serverKey, now }: ReceiveNotification) {
  const notification = await readOrRefuse(db, { rawBody, serverKey, now })

  const { stored } = await db.transaction(async (tx) => {
    const [stored] = await tx
      .insert(paymentNotifications)
      .values({
        dedupeKey: dedupeKey(notification),
        providerOrderId: notification.order_id,
        rawBody,
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: paymentNotifications.id })
    if (stored) {
      await pipeline(
        planProcessing(tx, notification, now),
        recordEvent(tx, { kind: 'notification_received', detail: describeNotification(notification), at: now }),
      )
    }

    return { stored: Boolean(stored) }
  })
  if (!stored)
    await raiseThrottledAlarm(db, {
      kind: 'notification_repeated',
      detail: { providerOrderId: notification.order_id, ...describeNotification(notification) },
      at: now,
    })

  return { stored }
}

/**
 * One job for all notifications of an attempt. That a buyer has chosen a method changes nothing, so it can wait for the next
 * one, which most often follows within moments.
 */
function planProcessing(tx: Connection, { order_id: providerOrderId, transaction_status }: Notification, now: Date) {
  const job = {
    task: 'process-notifications',
    payload: { providerOrderId },
    key: notificationsKey(providerOrderId),
  } as const

  return addJob(tx, transaction_status === 'pending' ? { ...job, runAt: firstPollAt(now), unlessSooner: true } : job)
}

async function readOrRefuse(db: Database, { rawBody, serverKey, now }: ReceiveNotification) {
  const refuse = (reason: RefusedNotification, notification?: Notification) =>
    refuseNotification(db, { reason, notification, bytes: Buffer.byteLength(rawBody), now })
  const notification = await readNotificationOr(rawBody, () => refuse('malformed'))
  if (isSignedBy(serverKey, notification)) return notification

  await refuse('forged', notification)
  throw new DomainError('forbidden', 'notification_forged', 'the signature is not the gateway’s')
}

async function readNotificationOr(rawBody: string, refuse: () => Promise<void>) {
  try {
    return readNotification(rawBody)
  } catch (error) {
    await refuse()
    throw error
  }
}
