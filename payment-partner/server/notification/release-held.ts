import { and, asc, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { notifications } from '@/db/schema'
import { isOfSubject } from './of-subject'

type Release = { merchantId: string; orderId: string; reverse: boolean; now: Date }

/** Sends all held notifications of an order or a payout, in their order or in reverse. */
export async function releaseHeld(db: Database, { merchantId, orderId, reverse, now }: Release) {
  return db.transaction(async (tx) => {
    const held = await tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(and(isOfSubject(merchantId, orderId), eq(notifications.state, 'held')))
      .orderBy(asc(notifications.number))
      .for('update', { of: notifications })
    const ids = held.map(({ id }) => id)
    if (reverse) ids.reverse()
    await releaseInOrder(tx, { ids, queue: `order ${orderId}`, now })

    return ids
  })
}

/** Sends one after another: each after the answer to the previous one, whatever the answer. */
export async function releaseInOrder(tx: Connection, { ids, queue, now }: { ids: string[]; queue: string; now: Date }) {
  // A queue is ordered by time only: a millisecond apart fixes the order.
  for (const [place, id] of ids.entries())
    await tx
      .update(notifications)
      .set({ state: 'waiting', nextAttemptAt: new Date(now.getTime() + place), queue })
      .where(and(eq(notifications.id, id), eq(notifications.state, 'held')))
}
