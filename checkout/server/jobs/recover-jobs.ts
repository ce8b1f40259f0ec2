import { type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { addJob, FOLLOW_UP, reconcileKey } from './add-job'
import { releaseJobsOfTheDead } from './release-jobs'

const AT_ONCE = 200

/** A job with retries left counts; one out of attempts does not. */
const hasJob = (key: SQL) =>
  sql`exists (select 1 from graphile_worker.jobs where key = ${key} and attempts < max_attempts)`

/**
 * Each minute: adds the missing jobs of unfinished work and releases those of killed workers, so
 * that no order, payment or message waits for a lost job. Returns how many were missing.
 */
export async function recoverJobs(db: Database) {
  await releaseJobsOfTheDead(db)
  const stranded = [await recoverFollowUp(db), await recoverRefunds(db)]

  return stranded.reduce((sum, count) => sum + count, 0)
}

/** Unpaid orders have no jobs of their own: one job follows up all of them. */
async function recoverFollowUp(db: Connection) {
  const [row] = await db.execute<{ planned: boolean }>(sql`select ${hasJob(sql`${FOLLOW_UP.key}`)} as planned`)
  if (row?.planned) return 0
  await addJob(db, FOLLOW_UP)

  return 1
}

/** A requested refund is in the outbox; a sent one needs a polling job. */
async function recoverRefunds(db: Connection) {
  const unasked = await db.execute<{ order_id: string }>(sql`
    select distinct order_id from refunds
    where state = 'sent' and not ${hasJob(sql`'reconcile:' || refunds.order_id`)} limit ${AT_ONCE}`)
  for (const { order_id } of unasked) await poll(db, order_id)

  return unasked.length
}

const poll = (db: Connection, orderId: string) =>
  addJob(db, { task: 'reconcile-payment', payload: { orderId, round: 1 }, key: reconcileKey(orderId) })
