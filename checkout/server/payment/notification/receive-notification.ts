import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { eventStatement } from '../../audit/record-event'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import type { Timed } from '../../context'
import { firstPollAt } from '../../jobs/poll-schedule'
import { isNotificationSigned } from '../bi-snap/sign'
import type { OldShopAccount } from '../gateway/old-shop-account'
import { describeNotification } from './describe-notification'
import { dedupeKey, type Notification, readNotification } from './read-notification'
import { refuseNotification } from './refuse-notification'
import { isSignedBy } from './signature'

/** Channel on which a commit announces an attempt with a new notification. */
export const NEWS_RECEIVED = 'news_received'

type Receiving = Timed & {
  serverKey: string
  /** Pasar's other account at the gateway. */
  oldShopAccount?: OldShopAccount
  /** RSA keys in PEM that verify a notification of BI-SNAP. */
  partnerKeys?: string
}
type ReceiveNotification = {
  rawBody: string
  /** The path as called and the signature in the headers, for BI-SNAP. */
  signed?: { path: string; timestamp: string; signature: string }
}

/**
 * Stores a signed notification in the inbox: once acknowledged it is durable, and the worker
 * processes it. A repeated one gets the same response and is only counted.
 * @throws {DomainError} `notification_malformed` or `notification_forged`; of these only an alarm
 * is stored.
 */
export async function receiveNotification(ctx: Receiving, { rawBody, signed }: ReceiveNotification) {
  const { db, now } = ctx
  const { notification, signer } = await readOrRefuse(ctx, { rawBody, signed })

  const stored = await store(db, { notification, signer, rawBody, now })
  if (stored === 'forged') return refuseForged(ctx, rawBody, notification)
  if (!stored)
    await raiseThrottledAlarm(db, {
      kind: 'notification_repeated',
      detail: { providerOrderId: notification.order_id, ...describeNotification(notification) },
      at: now,
    })

  return { stored }
}

type Store = { notification: Notification; signer: string | null; rawBody: string; now: Date }

/**
 * Stores a notification. It is forged when another account's key signed it: each key is valid for
 * its own payments only. One statement, whose commit announces the attempt to the worker. A chosen
 * method (`pending`) changes nothing, so it waits for the next notification, which usually follows
 * within moments.
 */
async function store(db: Connection, { notification, signer, rawBody, now }: Store): Promise<boolean | 'forged'> {
  const { order_id: providerOrderId, transaction_status: status } = notification
  const mayWait = status === 'pending'
  const due = (mayWait ? firstPollAt(now) : now).toISOString()
  const [answer] = await db.execute<{ stored: boolean; forged: boolean }>(sql`
    with another as (
      select from payment_attempts where provider_order_id = ${providerOrderId} and account is distinct from ${signer}
    ), stored as (
      insert into payment_notifications (dedupe_key, provider_order_id, raw_body, received_at, due_at)
      select ${dedupeKey(notification)}, ${providerOrderId}, ${rawBody}, ${now.toISOString()}::timestamptz, ${due}::timestamptz
      where not exists (select from another)
      on conflict do nothing returning id
    ), recorded as (
      ${eventStatement({ kind: 'notification_received', detail: describeNotification(notification), at: now })} from stored
    )
    select exists (select from stored) as stored, exists (select from another) as forged
      ${mayWait ? sql`` : sql`, (select pg_notify(${NEWS_RECEIVED}, ${providerOrderId}) from stored)`}`)

  return answer?.forged ? 'forged' : answer?.stored === true
}

async function readOrRefuse(ctx: Receiving, { rawBody, signed }: ReceiveNotification) {
  const { db, serverKey, oldShopAccount, partnerKeys = '', now } = ctx
  const bytes = Buffer.byteLength(rawBody)
  const notification = await readNotificationOr(rawBody, () =>
    refuseNotification(db, { reason: 'malformed', bytes, now }),
  )
  if (signed) {
    const { path, timestamp, signature } = signed
    return isNotificationSigned({ path, body: rawBody, timestamp }, { publicKeys: partnerKeys, signature })
      ? { notification, signer: null }
      : refuseForged(ctx, rawBody, notification)
  }
  if (isSignedBy(serverKey, notification)) return { notification, signer: null }
  if (oldShopAccount && isSignedBy(oldShopAccount.serverKey, notification))
    return { notification, signer: oldShopAccount.merchantId }

  return refuseForged(ctx, rawBody, notification)
}

async function refuseForged({ db, now }: Receiving, rawBody: string, notification: Notification): Promise<never> {
  await refuseNotification(db, { reason: 'forged', notification, bytes: Buffer.byteLength(rawBody), now })
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
