import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { notifications, transactions } from '@/db/schema'
import { addJob } from '../jobs/add-job'

type Release = { merchantId: string; orderId: string; reverse: boolean; now: Date }

/** Everything of an order that was held goes out, one after the other, in the order in which it happened or the opposite. */
export async function releaseHeld(db: Database, { merchantId, orderId, reverse, now }: Release) {
  return db.transaction(async (tx) => {
    const held = await tx
      .select(getTableColumns(notifications))
      .from(notifications)
      .innerJoin(transactions, eq(transactions.id, notifications.transactionId))
      .where(
        and(
          eq(transactions.merchantId, merchantId),
          eq(transactions.orderId, orderId),
          eq(notifications.state, 'held'),
        ),
      )
      .orderBy(asc(notifications.number))
      .for('update', { of: notifications })
    const queued = reverse ? held.reverse() : held
    for (const [place, { id }] of queued.entries()) await release(tx, { id, place, queue: `order ${orderId}`, now })

    return queued
  })
}

async function release(
  tx: Connection,
  { id, place, queue, now }: { id: string; place: number; queue: string; now: Date },
) {
  await tx.update(notifications).set({ state: 'waiting', nextAttemptAt: now }).where(eq(notifications.id, id))
  // The queue sorts by moment alone: a millisecond apart keeps the place.
  await addJob(tx, { task: 'deliver-notification', payload: { id }, at: new Date(now.getTime() + place), queue })
}
