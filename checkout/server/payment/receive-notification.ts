import type { Database } from '@/db/connect'
import { paymentNotifications } from '@/db/schema'
import { PAYMENT_NEWS, passed } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { ringAlarm } from '../audit/ring-alarm'
import { DomainError } from '../errors'
import { addJob, settleKey } from '../jobs/add-job'
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
      await addJob(tx, {
        task: 'settle-payment',
        payload: { notificationId: stored.id },
        key: settleKey(stored.id),
      })
      await recordEvent(tx, { kind: 'notification_received', detail: tell(notification), at: now })
    }

    return { stored: Boolean(stored) }
  })
  if (!stored)
    await ringAlarm(db, { kind: 'notification_repeated', detail: { providerOrderId: notification.order_id }, at: now })

  return { stored }
}

/** What crossed, without the signature: whoever has one can send the news again. */
function tell({ order_id, transaction_id, transaction_status, status_code, gross_amount, payment_type }: Notification) {
  const body = {
    order_id,
    transaction_id,
    transaction_status,
    status_code,
    gross_amount,
    ...(payment_type && { payment_type }),
  }
  const signature = { algorithm: 'SHA-512', valid: true }

  return {
    crossing: passed(PAYMENT_NEWS),
    message: { method: 'POST', path: '/api/payment/notification', status: 200, body, signature },
  }
}

async function readOrRefuse(db: Database, { rawBody, serverKey, now }: ReceiveNotification) {
  const refuse = (reason: RefusedNotification) =>
    refuseNotification(db, { reason, bytes: Buffer.byteLength(rawBody), now })
  try {
    const notification = readNotification(rawBody)
    if (isSignedBy(serverKey, notification)) return notification
  } catch (error) {
    await refuse('malformed')
    throw error
  }
  await refuse('forged')
  throw new DomainError('forbidden', 'notification_forged', 'the signature is not the gateway’s')
}
