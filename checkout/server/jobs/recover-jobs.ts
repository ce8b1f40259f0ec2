import { type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { addJob, expiryKey, notificationKey, outboxKey, reconcileKey } from './add-job'

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
    await recoverOrders(db, now),
    await recoverInbox(db),
    await recoverOutbox(db, now),
    await recoverRefunds(db),
  ]

  return stranded.reduce((sum, count) => sum + count, 0)
}

type WaitingOrder = { id: string; payment_due_at: string; expires: boolean; polls: boolean }

/** An order that waits for its payment needs two: one that asks, and one that gives it up. */
async function recoverOrders(db: Connection, now: Date) {
  const orphans = await db.execute<WaitingOrder>(sql`
    with waiting as (
      select id, payment_due_at, ${hasJob(sql`'expire:' || orders.id`)} as expires, ${hasJob(sql`'reconcile:' || orders.id`)} as polls
      from orders where status = 'awaiting_payment'
    )
    select * from waiting where not expires or (not polls and payment_due_at > ${now.toISOString()}::timestamptz)
    order by payment_due_at limit ${AT_ONCE}`)

  for (const { id: orderId, payment_due_at, expires, polls } of orphans) {
    const dueAt = new Date(payment_due_at)
    if (!expires)
      await addJob(db, { task: 'expire-order', payload: { orderId }, runAt: dueAt, key: expiryKey(orderId) })
    if (!polls && dueAt > now) await poll(db, orderId)
  }

  return orphans.length
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
