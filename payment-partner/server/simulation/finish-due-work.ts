import { setTimeout as pause } from 'node:timers/promises'
import { asc, count, eq, gte, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { clock, notificationAttempts, notifications, transactionStates, transactions } from '@/db/schema'
import { isSuccess } from '../notification/retry-rules'

const LOOK_EVERY_MS = 20
const MOST_FAILURES = 100

type Finish = {
  /** The time to which the clock was advanced, by Kasir's clock: work counts from there. */
  since: Date
  timeoutMs: number
}

/**
 * Waits until the worker has done all due work, and the work that follows from it, for example an
 * expiration and its notification. Stops at the time-out: a merchant may be down, or the worker may
 * not run.
 */
export async function finishDueWork(db: Connection, { since, timeoutMs }: Finish) {
  const deadline = performance.now() + timeoutMs
  await waitForDueWork(db, deadline)
  const waiting = await waitForDueWork(db, deadline)

  return { ...(await describeWork(db, since)), waiting }
}

type DueWork = Record<string, number>

/** Waits until no work is due. Returns the remaining work by task if the deadline passes first. */
async function waitForDueWork(db: Connection, deadline: number): Promise<DueWork> {
  const [{ dueBy } = { dueBy: '' }] = await db.execute<{ dueBy: string }>(
    sql`select clock_timestamp()::text as "dueBy"`,
  )

  for (;;) {
    const due = await countDueWork(db, dueBy)
    if (Object.keys(due).length === 0 || performance.now() >= deadline) return due
    await pause(LOOK_EVERY_MS)
  }
}

/**
 * Counts due work. A running job and a notification in flight count; a job out of attempts does
 * not. Jobs are due by the machine's clock, rows by Kasir's.
 */
async function countDueWork(db: Connection, dueBy: string): Promise<DueWork> {
  const rows = await db.execute<{ task: string; times: number }>(sql`
    with due as (select ${dueBy}::timestamptz as machine, ${dueBy}::timestamptz + make_interval(secs => offset_seconds) as ours
      from ${clock})
    select task, count(*)::int as times from (
      select task_identifier as task from graphile_worker.jobs, due
      where run_at <= due.machine and (attempts < max_attempts or locked_at is not null)
      union all
      select 'deliver-notification' from ${notifications}, due where state = 'waiting' and next_attempt_at <= due.ours
      union all
      select 'expire-transaction' from ${transactions}, due
      where status in ('pending', 'authorize') and expires_at <= due.ours
    ) as work
    group by task`)

  return Object.fromEntries(rows.map(({ task, times }) => [task, times]))
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
