import type { Database } from '@/db/connect'
import { paymentNotifications } from '@/db/schema'
import { raiseAlarm } from '../audit/raise-alarm'
import { DomainError } from '../errors'
import { addJob } from '../jobs/add-job'
import { dedupeKey, readNotification } from './read-notification'
import { isSignedBy } from './signature'

type ReceiveNotification = { rawBody: string; serverKey: string; now: Date }

/**
 * Puts a signed notification into the inbox with the job that reads it, in one transaction: once it is answered, it is
 * safe. One that is there already is answered the same and changes nothing.
 * @throws {DomainError} `notification_malformed`; `notification_forged`, of which only an alarm is kept.
 */
export async function receiveNotification(db: Database, { rawBody, serverKey, now }: ReceiveNotification) {
  const notification = readNotification(rawBody)
  if (!isSignedBy(serverKey, notification)) {
    await raiseAlarm(db, { kind: 'notification_forged', detail: { bytes: rawBody.length }, at: now })
    throw new DomainError('forbidden', 'notification_forged', 'the signature is not the gateway’s')
  }

  return db.transaction(async (tx) => {
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
    if (stored) await addJob(tx, { task: 'settle-payment', payload: { notificationId: stored.id } })

    return { stored: Boolean(stored) }
  })
}
