import { setTimeout as pause } from 'node:timers/promises'
import { asc, count, eq, gte, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { notificationAttempts, notifications, transactionStates, transactions } from '@/db/schema'
import { isSuccess } from '../notification/retry-rules'

const LOOK_EVERY_MS = 20
const MOST_FAILURES = 100

type Finish = {
  /** Kasir's time from which on the work counts: the moment to which the clock was advanced. */
  since: Date
  timeoutMs: number
}

/**
 * Waits until the worker has done every job that is due now, and those that they brought about: an expiry and then its
 * notification. No longer than the time-out, since a merchant may be down or the worker may not run.
 */
export async function finishDueJobs(db: Connection, { since, timeoutMs }: Finish) {
  const deadline = performance.now() + timeoutMs
  await waitForDueJobs(db, deadline)
  const waiting = await waitForDueJobs(db, deadline)

  return { ...(await describeWork(db, since)), waiting }
}

type DueJobs = Record<string, number>

/** What is still due, by task, when the deadline has passed; nothing when all is done. */
async function waitForDueJobs(db: Connection, deadline: number): Promise<DueJobs> {
  const [{ dueBy } = { dueBy: '' }] = await db.execute<{ dueBy: string }>(
    sql`select clock_timestamp()::text as "dueBy"`,
  )

  for (;;) {
    const due = await countDueJobs(db, dueBy)
    if (Object.keys(due).length === 0 || performance.now() >= deadline) return due
    await pause(LOOK_EVERY_MS)
  }
}

/** A job that runs is still due; one that failed too often is not tried again. */
async function countDueJobs(db: Connection, dueBy: string): Promise<DueJobs> {
  const rows = await db.execute<{ task: string; jobs: number }>(sql`
    select task_identifier as task, count(*)::int as jobs from graphile_worker.jobs
    where run_at <= ${dueBy}::timestamptz and (attempts < max_attempts or locked_at is not null)
    group by task_identifier`)

  return Object.fromEntries(rows.map(({ task, jobs }) => [task, jobs]))
}

async function describeWork(db: Connection, since: Date) {
  const changed = await db
    .select({ status: transactionStates.status, times: count() })
    .from(transactionStates)
    .where(gte(transactionStates.at, since))
    .groupBy(transactionStates.status)
  const attempts = await db
    .select({
      order_id: transactions.orderId,
      transaction_status: sql<string>`${notifications.body}::json ->> 'transaction_status'`,
      answerCode: notificationAttempts.answerCode,
      failure: notificationAttempts.failure,
      next_attempt_at: notificationAttempts.nextAttemptAt,
    })
    .from(notificationAttempts)
    .innerJoin(notifications, eq(notifications.id, notificationAttempts.notificationId))
    .innerJoin(transactions, eq(transactions.id, notifications.transactionId))
    .where(gte(notificationAttempts.startedAt, since))
    .orderBy(asc(notificationAttempts.id))
  const delivered = attempts.filter(({ answerCode }) => isSuccess(answerCode ?? undefined))

  return {
    changed: Object.fromEntries(changed.map(({ status, times }) => [status, times])),
    delivered: delivered.length,
    failing: attempts
      .filter((attempt) => !delivered.includes(attempt))
      .slice(0, MOST_FAILURES)
      .map(({ answerCode, failure, ...attempt }) => ({ ...attempt, answer: answerCode ?? failure })),
  }
}
