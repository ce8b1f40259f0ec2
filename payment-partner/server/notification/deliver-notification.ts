import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { notifications } from '@/db/schema'
import { PAYMENT_NOTIFICATION, passed, pickFields, refused } from '../audit/crossings'
import { eventStatement } from '../audit/record-event'
import { addJob } from '../jobs/schedule'
import { type DeliveryResult, postNotification } from './post-notification'
import { isSuccess, type Jitter, nextAttempt } from './retry-rules'

export type DeliverySettings = {
  /** Origins that notifications may be sent to. */
  targets: string[]
  /** How long a merchant may take to answer. */
  timeoutMs: number
  jitter: Jitter
}

type Delivery = DeliverySettings & { id: string; now: Date }

/**
 * One attempt: send, then store the answer and plan what follows in one step. A worker that dies in between
 * has sent something that is not recorded and sends it again: at least once, never not at all.
 */
export async function deliverNotification(db: Database, { id, now, targets, timeoutMs, jitter }: Delivery) {
  const [due] = await db
    .select()
    .from(notifications)
    .where(and(eq(notifications.id, id), eq(notifications.state, 'waiting')))
  if (!due?.nextAttemptAt) return undefined
  if (due.nextAttemptAt > now) {
    await deliverAt(db, id, due.nextAttemptAt)
    return undefined
  }

  const started = performance.now()
  const answer = await postNotification({ url: due.url, body: due.body, targets, timeoutMs })
  const milliseconds = Math.round(performance.now() - started)
  const number = due.attemptsMade + 1
  const nextAttemptAt = nextAttempt({ number, answer, now, jitter })
  await recordAttempt(db, { id, sent: due, number, answer, now, milliseconds, nextAttemptAt })

  return { attempt: number, ...answer, nextAttemptAt }
}

const deliverAt = (db: Database, id: string, at: Date) =>
  db.transaction((tx) => addJob(tx, { task: 'deliver-notification', payload: { id }, at }))

type Attempt = {
  id: string
  sent: { url: string; body: string }
  number: number
  answer: DeliveryResult
  now: Date
  milliseconds: number
  nextAttemptAt: Date | null
}

async function recordAttempt(db: Database, attempt: Attempt) {
  const { id, number, answer, now, milliseconds, nextAttemptAt } = attempt
  const ended = isSuccess(answer.code) ? 'delivered' : 'given_up'
  const { code, failure, hops } = answer
  const at = sql`${now.toISOString()}::timestamptz`
  const next = sql`${nextAttemptAt?.toISOString() ?? null}::timestamptz`

  await db.transaction(async (tx) => {
    const recorded = await tx.execute(sql`
      with recorded as (
        update notifications
        set attempts_made = ${number}::integer, next_attempt_at = ${next}, state = ${nextAttemptAt ? 'waiting' : ended}
        where id = ${id} and attempts_made = ${number - 1}::integer returning id
      ), attempted as (
        insert into notification_attempts
          (notification_id, number, started_at, answer_code, failure, hops, milliseconds, next_attempt_at)
        select id, ${number}::integer, ${at}, ${code ?? null}::integer, ${failure ?? null}::attempt_failure,
          ${hops}::integer, ${milliseconds}::integer, ${next}
        from recorded
      ), sent as (
        ${eventStatement({ kind: 'notification_sent', detail: describeAttempt(attempt), at: now })} from recorded
      )
      select id from recorded`)
    // Another worker recorded this attempt and planned the next.
    if (recorded.length === 0 || !nextAttemptAt) return

    await addJob(tx, { task: 'deliver-notification', payload: { id }, at: nextAttemptAt })
  })
}

const FIELDS = ['order_id', 'transaction_id', 'transaction_status', 'status_code', 'gross_amount', 'payment_type']

/** What was sent, without the signature and without what a payer sees or gives; and what came back. */
function describeAttempt({ sent: { url, body }, number, answer: { code, failure } }: Attempt) {
  const crossing = (isSuccess(code) ? passed : refused)(PAYMENT_NOTIFICATION)
  const message = {
    ...{ method: 'POST', path: new URL(url).pathname, ...(code !== undefined && { status: code }) },
    ...{ body: pickFields(JSON.parse(body), FIELDS), signature: { algorithm: 'SHA-512', valid: true } },
  }

  return { crossing, message, attempt: number, ...(failure && { failure }) }
}
