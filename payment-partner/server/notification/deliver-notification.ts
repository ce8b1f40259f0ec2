import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { notificationAttempts, notifications } from '@/db/schema'
import { together } from '@/db/together'
import { PAYMENT_NOTIFICATION, passed, pickFields, refused } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
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
  const due = await db.query.notifications.findFirst({
    where: and(eq(notifications.id, id), eq(notifications.state, 'waiting')),
  })
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

  await db.transaction(async (tx) => {
    const recorded = await tx
      .update(notifications)
      .set({ attemptsMade: number, nextAttemptAt, state: nextAttemptAt ? 'waiting' : ended })
      .where(and(eq(notifications.id, id), eq(notifications.attemptsMade, number - 1)))
      .returning({ id: notifications.id })
    // Another worker recorded this attempt and planned the next.
    if (recorded.length === 0) return

    const { code: answerCode, failure, hops } = answer
    await together(
      tx
        .insert(notificationAttempts)
        .values({ notificationId: id, number, startedAt: now, answerCode, failure, hops, milliseconds, nextAttemptAt })
        .execute(),
      recordEvent(tx, { kind: 'notification_sent', detail: describeAttempt(attempt), at: now }),
    )
    if (nextAttemptAt) await addJob(tx, { task: 'deliver-notification', payload: { id }, at: nextAttemptAt })
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
