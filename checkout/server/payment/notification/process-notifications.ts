import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { paymentAttempts, paymentNotifications } from '@/db/schema'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import { type Checked, checkAttempt } from '../attempt/check-attempt'
import type { Gateway } from '../gateway/gateway'
import { grossAmount } from '../gateway/provider-status'
import { describeQuarantined } from './describe-notification'
import { isPlausibleStatus } from './is-plausible-status'
import { type Notification, readNotification } from './read-notification'

type Outcome = 'applied' | 'ignored' | 'quarantined'
type ProcessNotifications = { providerOrderId: string; now: Date }

const AT_ONCE = 50

/**
 * Reads what the inbox has about one attempt, checks it with the gateway, and stores the outcomes. The gateway is asked
 * once, since its status answers every notification that came before.
 */
export async function processNotifications(
  db: Database,
  gateway: Gateway,
  { providerOrderId, now }: ProcessNotifications,
) {
  const unread = await listUnread(db, providerOrderId)
  let asked: Promise<Checked> | undefined
  const check = (attempt: Attempt) => {
    asked ??= checkAttempt(db, gateway, { providerOrderId, paidBy: paidBy(attempt), now })
    return asked
  }
  const read: { id: number; outcome: Outcome }[] = []
  for (const { id, rawBody, attempt } of unread)
    read.push({ id, outcome: await judge(db, gateway, { rawBody, providerOrderId, attempt, check, now }) })

  for (const outcome of new Set(read.map(({ outcome }) => outcome))) {
    const ids = read.filter((one) => one.outcome === outcome).map(({ id }) => id)
    await db
      .update(paymentNotifications)
      .set({ outcome, processedAt: now })
      .where(and(inArray(paymentNotifications.id, ids), isNull(paymentNotifications.processedAt)))
  }
  if (unread.length === AT_ONCE) await processNotifications(db, gateway, { providerOrderId, now })
}

type Attempt = Pick<typeof paymentAttempts.$inferSelect, 'amount' | 'state' | 'transactionId'>

const listUnread = (db: Connection, providerOrderId: string) =>
  db
    .select({
      id: paymentNotifications.id,
      rawBody: paymentNotifications.rawBody,
      attempt: {
        amount: paymentAttempts.amount,
        state: paymentAttempts.state,
        transactionId: paymentAttempts.transactionId,
      },
    })
    .from(paymentNotifications)
    .leftJoin(paymentAttempts, eq(paymentAttempts.providerOrderId, paymentNotifications.providerOrderId))
    .where(and(eq(paymentNotifications.providerOrderId, providerOrderId), isNull(paymentNotifications.processedAt)))
    .orderBy(asc(paymentNotifications.id))
    .limit(AT_ONCE)

const paidBy = ({ state, transactionId }: Attempt) => (state === 'paid' ? transactionId : null)

type Judge = {
  rawBody: string
  providerOrderId: string
  attempt: Attempt | null
  check: (attempt: Attempt) => Promise<Checked>
  now: Date
}

async function judge(db: Database, gateway: Gateway, { rawBody, providerOrderId, attempt, check, now }: Judge) {
  const notification = readNotification(rawBody)
  // One captured notification can be sent many times with its signature.
  const refuse = async (reason: string): Promise<Outcome> => {
    const detail = { providerOrderId, reason, ...describeQuarantined(notification) }
    await raiseThrottledAlarm(db, { kind: 'notification_quarantined', detail, at: now })
    return 'quarantined'
  }
  if (!attempt) return refuse('foreign_order')
  const claimed = grossAmount.safeParse(notification.gross_amount)
  if (claimed.data !== attempt.amount) return refuse('wrong_amount')

  const first = await check(attempt)
  const { provider, decisions } = await askAboutOther(db, gateway, { providerOrderId, notification, first, now })
  if (!provider) return refuse('unknown_to_gateway')
  if (decisions.some(({ kind }) => kind === 'quarantine')) return 'quarantined'
  if (!isPlausibleStatus(notification, provider)) return refuse('altered')

  return decisions.length === 0 ? 'ignored' : 'applied'
}

type Ask = { providerOrderId: string; notification: Notification; first: Checked; now: Date }

/** Where the notification names another try of the attempt, the gateway is asked about that one too. */
async function askAboutOther(db: Database, gateway: Gateway, { providerOrderId, notification, first, now }: Ask) {
  const transactionId = notification.transaction_id
  if (transactionId === first.provider?.transactionId || !TRANSACTION_ID.test(transactionId)) return first
  const other = await checkAttempt(db, gateway, { providerOrderId, transactionId, now })

  return other.provider ? { provider: other.provider, decisions: [...first.decisions, ...other.decisions] } : first
}

/** It is not signed, and becomes part of an address. */
const TRANSACTION_ID = /^[A-Za-z0-9-]{1,64}$/
