import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { paymentAttempts, paymentNotifications } from '@/db/schema'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import { checkAttempt } from '../attempt/check-attempt'
import type { Gateway } from '../gateway/gateway'
import { grossAmount } from '../gateway/provider-status'
import { describeQuarantined } from './describe-notification'
import { isPlausibleStatus } from './is-plausible-status'
import { type Notification, readNotification } from './read-notification'

type Outcome = 'applied' | 'ignored' | 'quarantined'
type ProcessNotification = { notificationId: number; now: Date }

/** Reads one notification from the inbox, checks it with the gateway, and stores the outcome. */
export async function processNotification(
  db: Database,
  gateway: Gateway,
  { notificationId, now }: ProcessNotification,
) {
  const unread = and(eq(paymentNotifications.id, notificationId), isNull(paymentNotifications.processedAt))
  const [notification] = await db.select().from(paymentNotifications).where(unread)
  if (!notification) return

  const outcome = await applyNotification(db, gateway, { ...notification, now })
  await db.update(paymentNotifications).set({ outcome, processedAt: now }).where(unread)
}

type Unread = { providerOrderId: string; rawBody: string; now: Date }

async function applyNotification(
  db: Database,
  gateway: Gateway,
  { providerOrderId, rawBody, now }: Unread,
): Promise<Outcome> {
  const notification = readNotification(rawBody)
  // One captured notification can be sent many times with its signature.
  const refuse = async (reason: string): Promise<Outcome> => {
    const detail = { providerOrderId, reason, ...describeQuarantined(notification) }
    await raiseThrottledAlarm(db, { kind: 'notification_quarantined', detail, at: now })
    return 'quarantined'
  }
  const [attempt] = await db.select().from(paymentAttempts).where(eq(paymentAttempts.providerOrderId, providerOrderId))
  if (!attempt) return refuse('foreign_order')
  const claimed = grossAmount.safeParse(notification.gross_amount)
  if (claimed.data !== attempt.amount) return refuse('wrong_amount')

  const { provider, decisions } = await ask(db, gateway, { providerOrderId, notification, now })
  if (!provider) return refuse('unknown_to_gateway')
  if (decisions.some(({ kind }) => kind === 'quarantine')) return 'quarantined'
  if (!isPlausibleStatus(notification, provider)) return refuse('altered')

  return decisions.length === 0 ? 'ignored' : 'applied'
}

type Ask = { providerOrderId: string; notification: Notification; now: Date }

/** About the attempt, and where the notification names another try of it, about that one too. */
async function ask(db: Database, gateway: Gateway, { providerOrderId, notification, now }: Ask) {
  const first = await checkAttempt(db, gateway, { providerOrderId, now })
  const transactionId = notification.transaction_id
  if (transactionId === first.provider?.transactionId || !TRANSACTION_ID.test(transactionId)) return first
  const other = await checkAttempt(db, gateway, { providerOrderId, transactionId, now })

  return other.provider ? { provider: other.provider, decisions: [...first.decisions, ...other.decisions] } : first
}

/** It is not signed, and becomes part of an address. */
const TRANSACTION_ID = /^[A-Za-z0-9-]{1,64}$/
