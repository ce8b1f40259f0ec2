import { and, asc, isNull, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { outbox, payouts, refunds } from '@/db/schema'
import { addToOutbox } from '../outbox/add-to-outbox'

const AT_ONCE = 200

/** Sends off what sellers are owed for completed orders, except where a refund is still open. Returns how many. */
export async function sendPayouts(db: Database, { now }: { now: Date }) {
  const owed = await db
    .select()
    .from(payouts)
    .where(
      and(
        isNull(payouts.sentAt),
        sql`not exists (select 1 from ${outbox} where ${outbox.key} = ${payouts.key})`,
        sql`not exists (select 1 from ${refunds} where ${refunds.orderId} = ${payouts.orderId} and ${refunds.state} in ('requested', 'sent', 'manual'))`,
      ),
    )
    .orderBy(asc(payouts.createdAt))
    .limit(AT_ONCE)

  await db.transaction(async (tx) => {
    for (const { id: payoutId, key, orderId } of owed)
      await addToOutbox(tx, { topic: 'payout', key, orderId, payload: { payoutId }, now })
  })

  return owed.length
}
