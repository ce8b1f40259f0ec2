import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { paymentAttempts, paymentNotifications } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { raiseThrottledAlarm } from '../../audit/throttled-alarm'
import { addToChangeLog, inOneChange, type Writer } from '../../change-log/change-log'
import { accountOf } from '../attempt/account-of'
import { type Checked, checkAttempt } from '../attempt/check-attempt'
import { applyProviderStatus, decideAll } from '../decision/apply-provider-status'
import type { Decision } from '../decision/decide-payment'
import type { Gateway } from '../gateway/gateway'
import { grossAmount, type ProviderStatus } from '../gateway/provider-status'
import { collectCalls } from '../gateway/record-call'
import { describeQuarantined } from './describe-notification'
import { isPlausibleStatus } from './is-plausible-status'
import { type Notification, readNotification } from './read-notification'

type Outcome = 'applied' | 'ignored' | 'quarantined'
type ProcessNotifications = { providerOrderId: string; now: Date }

const AT_ONCE = 50

/**
 * Processes an attempt's notifications. Asks the gateway once, since its status answers all earlier
 * notifications, and writes the consequences together. If one contradicts the status, each is
 * processed separately.
 * @throws {GatewayError} when the gateway does not return a status; then nothing counts as
 * processed.
 */
export async function processNotifications(db: Database, gateway: Gateway, input: ProcessNotifications) {
  const account = await accountOf(db, input.providerOrderId)
  const { result, calls } = await collectCalls(() => gateway.of(account).getStatus(input.providerOrderId))
  const provider = result.status === 'fulfilled' ? result.value : null
  const isApplied = await inOneChange(db, async (tx) => {
    for (const call of calls) await recordEvent(tx, call)

    return provider !== null && answerAll(tx, { ...input, provider })
  })

  if (result.status === 'rejected') throw result.reason
  if (!isApplied) await lookIntoEach(db, gateway, { ...input, provider })
}

type AnswerAll = ProcessNotifications & { provider: ProviderStatus }

/** Returns false, without writing, when one of them does not match this status. */
async function answerAll(tx: Connection, { providerOrderId, provider, now }: AnswerAll) {
  const unread = await listUnread(tx, providerOrderId)
  if (!unread.every(({ rawBody, attempt }) => isAnsweredBy(provider, readNotification(rawBody), attempt))) return false
  if (unread.length === 0) return true

  const decisions = await decideAll(tx, { providerOrderId, provider, now })
  for (const { id } of unread) await markRead(tx, { id, outcome: outcomeOf(decisions), now })

  return true
}

const isAnsweredBy = (provider: ProviderStatus, notification: Notification, attempt: Attempt | null) =>
  attempt !== null &&
  notification.transaction_id === provider.transactionId &&
  [null, provider.transactionId].includes(paidBy(attempt)) &&
  isSum(notification, attempt) &&
  isPlausibleStatus(notification, provider)

function outcomeOf(decisions: Decision[]): Outcome {
  if (decisions.some(({ kind }) => kind === 'quarantine')) return 'quarantined'

  return decisions.length === 0 ? 'ignored' : 'applied'
}

type LookIntoEach = ProcessNotifications & { provider: ProviderStatus | null }

async function lookIntoEach(db: Database, gateway: Gateway, { providerOrderId, provider, now }: LookIntoEach) {
  let checked: Promise<Checked> | undefined
  const check = (attempt: Attempt) => {
    const transactionId = paidBy(attempt)
    checked ??=
      transactionId === null || transactionId === provider?.transactionId
        ? applyKnown(db, { providerOrderId, provider, now })
        : checkAttempt(db, gateway, { providerOrderId, transactionId, now })
    return checked
  }
  for (const { id, rawBody, attempt } of await listUnread(db, providerOrderId)) {
    const outcome = await findVerdict(db, gateway, { rawBody, providerOrderId, attempt, check, now })
    await markRead(db, { id, outcome, now })
  }
}

const applyKnown = async (db: Database, { provider, ...input }: LookIntoEach): Promise<Checked> => ({
  provider,
  decisions: provider ? await applyProviderStatus(db, { ...input, provider }) : [],
})

const markRead = (tx: Writer, { id, outcome, now }: { id: number; outcome: Outcome; now: Date }) =>
  addToChangeLog(tx, 'readNotifications', { id, outcome, processedAt: now })

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

async function findVerdict(db: Database, gateway: Gateway, { rawBody, providerOrderId, attempt, check, now }: Judge) {
  const notification = readNotification(rawBody)
  // A captured notification can be replayed many times with its signature.
  const refuse = async (reason: string): Promise<Outcome> => {
    const detail = { providerOrderId, reason, ...describeQuarantined(notification) }
    await raiseThrottledAlarm(db, { kind: 'notification_quarantined', detail, at: now })
    return 'quarantined'
  }
  if (!attempt) return refuse('foreign_order')
  if (!isSum(notification, attempt)) return refuse('wrong_amount')

  const first = await check(attempt)
  const { provider, decisions } = await askAboutOther(db, gateway, { providerOrderId, notification, first, now })
  if (!provider) return refuse('unknown_to_gateway')
  const outcome = outcomeOf(decisions)

  return outcome === 'quarantined' || isPlausibleStatus(notification, provider) ? outcome : refuse('altered')
}

const isSum = (notification: Notification, { amount }: Attempt) =>
  grossAmount.safeParse(notification.gross_amount).data === amount

type Ask = { providerOrderId: string; notification: Notification; first: Checked; now: Date }

/**
 * If the notification names another transaction of the attempt, asks the gateway about that one
 * too.
 */
async function askAboutOther(db: Database, gateway: Gateway, { providerOrderId, notification, first, now }: Ask) {
  const transactionId = notification.transaction_id
  if (transactionId === first.provider?.transactionId || !TRANSACTION_ID.test(transactionId)) return first
  const other = await checkAttempt(db, gateway, { providerOrderId, transactionId, now })

  return other.provider ? { provider: other.provider, decisions: [...first.decisions, ...other.decisions] } : first
}

/** The id is not signed and becomes part of a URL. */
const TRANSACTION_ID = /^[A-Za-z0-9-]{1,64}$/
