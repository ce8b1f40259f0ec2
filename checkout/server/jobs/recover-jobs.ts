import { type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { addJob, FOLLOW_UP, notificationKey, outboxKey, reconcileKey } from './add-job'

const AT_ONCE = 200

/** A job that will be retried still counts; one out of attempts does not. */
const hasJob = (key: SQL) =>
  sql`exists (select 1 from graphile_worker.jobs where key = ${key} and attempts < max_attempts)`

/**
 * Everything unfinished needs a job. Each minute the missing ones are added again, whatever became of them, so
 * that no order, payment or message waits for a lost job. Returns how many were missing.
 */
export async function recoverJobs(db: Database, now: Date) {
  const stranded = [
    await recoverFollowUp(db),
    await recoverInbox(db),
    await recoverOutbox(db, now),
    await recoverRefunds(db),
  ]

  return stranded.reduce((sum, count) => sum + count, 0)
}

/** Orders that wait need no job of their own: one follows up all of them. */
async function recoverFollowUp(db: Connection) {
  const [found] = await db.execute<{ planned: boolean }>(sql`select ${hasJob(sql`${FOLLOW_UP.key}`)} as planned`)
  if (found?.planned) return 0
  await addJob(db, FOLLOW_UP)

  return 1
}

async function recoverInbox(db: Connection) {
  const unread = await db.execute<{ id: string }>(sql`
    select id from payment_notifications
    where processed_at is null and not ${hasJob(sql`'notification:' || payment_notifications.id`)}
    order by received_at limit ${AT_ONCE}`)
  for (const { id } of unread) {
    const notificationId = Number(id)
    await addJob(db, {
      task: 'process-notification',
      payload: { notificationId },
      key: notificationKey(notificationId),
    })
  }

  return unread.length
}

async function recoverOutbox(db: Connection, now: Date) {
  const unpublished = await db.execute<{ id: string }>(sql`
    select id from outbox
    where published_at is null and due_at <= ${now.toISOString()}::timestamptz and not ${hasJob(sql`'outbox:' || outbox.id`)}
    order by due_at limit ${AT_ONCE}`)
  for (const { id } of unpublished) {
    const outboxId = Number(id)
    await addJob(db, { task: 'publish-outbox', payload: { outboxId }, key: outboxKey(outboxId) })
  }

  return unpublished.length
}

/** A requested refund has its entry in the outbox; a sent one has to be polled. */
async function recoverRefunds(db: Connection) {
  const unasked = await db.execute<{ order_id: string }>(sql`
    select distinct order_id from refunds
    where state = 'sent' and not ${hasJob(sql`'reconcile:' || refunds.order_id`)} limit ${AT_ONCE}`)
  for (const { order_id } of unasked) await poll(db, order_id)

  return unasked.length
}

const poll = (db: Connection, orderId: string) =>
  addJob(db, { task: 'reconcile-payment', payload: { orderId, round: 1 }, key: reconcileKey(orderId) })
