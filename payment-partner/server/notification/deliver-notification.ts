import type { KeyObject } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { PAYMENT_NOTIFICATION, passed, pickFields, refused } from '../audit/crossings'
import { type AuditEvent, eventStatement } from '../audit/record-event'
import { notificationText, signWithKey } from '../bi-snap/sign'
import { formatTimestamp } from '../bi-snap/timestamp'
import type { ClaimedNotification } from './claim-due'
import { type DeliveryResult, postNotification } from './post-notification'
import { isSuccess, type Jitter, nextAttempt } from './retry-rules'

export type DeliverySettings = {
  /** Origins that notifications may be sent to. */
  targets: string[]
  /** Time-out of a merchant's answer. */
  timeoutMs: number
  jitter: Jitter
  /** Signs notifications about charges over BI-SNAP. */
  biSnapSigningKey?: KeyObject
}

/**
 * One attempt: sends, then stores the answer and the next time together. If the worker dies in
 * between, another one sends again: at least once.
 */
export async function deliverNotification(
  db: Database,
  { claimed, targets, timeoutMs, jitter, biSnapSigningKey }: DeliverySettings & { claimed: ClaimedNotification },
) {
  const { url, body, now } = claimed
  const started = performance.now()
  const headers = signatureHeaders(claimed, biSnapSigningKey)
  const answer = await postNotification({ url, body, headers, targets, timeoutMs })
  const milliseconds = Math.round(performance.now() - started)
  const number = claimed.attemptsMade + 1
  const nextAttemptAt = nextAttempt({ number, answer, now, jitter })
  await recordAttempt(db, { claimed, number, answer, milliseconds, nextAttemptAt })

  return { attempt: number, ...answer, nextAttemptAt }
}

/** A notification of Core's has its signature in its body. */
function signatureHeaders(
  { url, body, signature, biSnap, now }: ClaimedNotification,
  biSnapSigningKey?: KeyObject,
): Record<string, string> {
  if (signature !== null) return { 'iris-signature': signature }
  if (!biSnap || !biSnapSigningKey) return {}
  const timestamp = formatTimestamp(now)
  const text = notificationText({ path: new URL(url).pathname, body, timestamp })

  return { 'x-timestamp': timestamp, 'x-signature': signWithKey(text, biSnapSigningKey) }
}

type Attempt = {
  claimed: ClaimedNotification
  number: number
  answer: DeliveryResult
  milliseconds: number
  nextAttemptAt: Date | null
}

/** Records nothing if another worker recorded this attempt. */
async function recordAttempt(db: Connection, attempt: Attempt) {
  const { claimed, number, answer, milliseconds, nextAttemptAt } = attempt
  const { code, failure, hops } = answer
  const at = sql`${claimed.now.toISOString()}::timestamptz`
  const next = sql`${nextAttemptAt?.toISOString() ?? null}::timestamptz`
  const ended = isSuccess(code) ? 'delivered' : 'given_up'

  // A notification held or dropped meanwhile stays so, unless this was its last attempt.
  await db.execute(sql`
    with recorded as (
      update notifications
      set attempts_made = ${number}::integer, claimed_by = null, queue = null,
        next_attempt_at = case when state = 'waiting' then ${next} end,
        state = case when ${next} is null then ${ended}::notification_state else state end
      where id = ${claimed.id} and attempts_made = ${number - 1}::integer returning id
    ), attempted as (
      insert into notification_attempts
        (notification_id, number, started_at, answer_code, failure, hops, milliseconds, next_attempt_at)
      select id, ${number}::integer, ${at}, ${code ?? null}::integer, ${failure ?? null}::attempt_failure,
        ${hops}::integer, ${milliseconds}::integer, ${next}
      from recorded
    )
    ${eventStatement(eventOf(attempt), sql`recorded`)}`)
}

/** A payout crosses to no other system of the shopping flow. */
const eventOf = (attempt: Attempt): AuditEvent =>
  attempt.claimed.signature === null
    ? { kind: 'notification_sent', detail: describeAttempt(attempt), at: attempt.claimed.now }
    : { kind: 'payout_notified', detail: describePayoutAttempt(attempt), at: attempt.claimed.now }

const FIELDS = [
  'order_id',
  'transaction_id',
  'transaction_status',
  'status_code',
  'gross_amount',
  'payment_type',
  'originalPartnerReferenceNo',
  'originalReferenceNo',
  'latestTransactionStatus',
  'trxId',
]

/** Describes the message and its answer, without the signature and without the payer's data. */
function describeAttempt({ claimed: { url, body, biSnap }, number, answer: { code, failure } }: Attempt) {
  const crossing = (isSuccess(code) ? passed : refused)(PAYMENT_NOTIFICATION)
  const message = {
    method: 'POST',
    path: new URL(url).pathname,
    ...(code !== undefined && { status: code }),
    body: pickFields(JSON.parse(body), FIELDS),
    signature: { algorithm: biSnap ? 'RSA-SHA256' : 'SHA-512', valid: true },
  }

  return { crossing, message, attempt: number, ...(failure && { failure }) }
}

const PAYOUT_FIELDS = ['reference_no', 'order_id', 'status']

const describePayoutAttempt = ({ claimed: { body }, number, answer: { code, failure } }: Attempt) => ({
  message: pickFields(JSON.parse(body), PAYOUT_FIELDS),
  attempt: number,
  ...(code !== undefined && { status: code }),
  ...(failure && { failure }),
})
