import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { eventStatement } from '../../audit/record-event'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import { firstPollAt } from '../../jobs/poll-schedule'
import { describeNotification } from './describe-notification'
import { dedupeKey, type Notification, readNotification } from './read-notification'
import { type RefusedNotification, refuseNotification } from './refuse-notification'
import { isSignedBy } from './signature'

/** The channel on which a commit names an attempt that has news. */
export const NEWS_RECEIVED = 'news_received'

type ReceiveNotification = { rawBody: string; serverKey: string; now: Date }

/**
 * Puts a signed notification into the inbox: once it is answered, it is safe, and the worker reads it. One that is there already
 * is answered the same and changes nothing but a count.
 * @throws {DomainError} `notification_malformed` or `notification_forged`, of which only an alarm is kept.
 */
export async function receiveNotification(db: Database, { rawBody, serverKey, now }: ReceiveNotification) {
  const notification = await readOrRefuse(db, { rawBody, serverKey, now })

  const stored = await store(db, { notification, rawBody, now })
  if (!stored)
    await raiseThrottledAlarm(db, {
      kind: 'notification_repeated',
      detail: { providerOrderId: notification.order_id, ...describeNotification(notification) },
      at: now,
    })

  return { stored }
}

type Store = { notification: Notification; rawBody: string; now: Date }

/**
 * One statement, whose commit tells the worker which attempt has news. That a buyer has chosen a method changes nothing, so it
 * can wait for the next news, which most often comes within moments.
 */
async function store(db: Connection, { notification, rawBody, now }: Store) {
  const { order_id: providerOrderId, transaction_status: status } = notification
  const mayWait = status === 'pending'
  const stored = await db.execute(sql`
    with stored as (
      insert into payment_notifications (dedupe_key, provider_order_id, raw_body, received_at, due_at)
      values (${dedupeKey(notification)}, ${providerOrderId}, ${rawBody}, ${now.toISOString()}::timestamptz,
        ${(mayWait ? firstPollAt(now) : now).toISOString()}::timestamptz)
      on conflict do nothing returning id
    ), recorded as (
      ${eventStatement({ kind: 'notification_received', detail: describeNotification(notification), at: now })} from stored
    )
    select id${mayWait ? sql`` : sql`, pg_notify(${NEWS_RECEIVED}, ${providerOrderId})`} from stored`)

  return stored.length > 0
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
