import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { addJob, expiryKey, reconcileKey } from './add-job'

const AT_ONCE = 200

type Orphan = { id: string; payment_due_at: string; expires: boolean; polls: boolean }

/** An order that waits needs two jobs. Whatever became of them, each minute the missing ones are set up anew. */
export async function recoverJobs(db: Database, now: Date) {
  const orphans = await db.execute<Orphan>(sql`
    with waiting as (
      select id, payment_due_at,
        exists (select 1 from graphile_worker.jobs where key = 'expire:' || orders.id and attempts < max_attempts) as expires,
        exists (select 1 from graphile_worker.jobs where key = 'reconcile:' || orders.id and attempts < max_attempts) as polls
      from orders where status = 'awaiting_payment'
    )
    select * from waiting where not expires or (not polls and payment_due_at > ${now.toISOString()}::timestamptz)
    order by payment_due_at limit ${AT_ONCE}`)

  for (const { id: orderId, payment_due_at, expires, polls } of orphans) {
    const dueAt = new Date(payment_due_at)
    if (!expires)
      await addJob(db, { task: 'expire-order', payload: { orderId }, runAt: dueAt, key: expiryKey(orderId) })
    if (!polls && dueAt > now)
      await addJob(db, { task: 'reconcile-payment', payload: { orderId, round: 1 }, key: reconcileKey(orderId) })
  }

  return orphans.length
}
