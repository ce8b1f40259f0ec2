import { and, asc, isNotNull, isNull, not, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { outbox, payouts } from '@/db/schema'
import { eachAlone } from '../jobs/each-alone'
import { addToOutbox } from '../outbox/add-to-outbox'
import { awaitsRefund, payOut } from './pay-out'

const AT_ONCE = 200

/**
 * Sends payouts for received parcels without an open refund, and for opening balances. Returns how
 * many.
 */
export async function sendPayouts(db: Database, { now }: { now: Date }) {
  return (await sendOfOrders(db, now)) + (await sendOpeningBalances(db, now))
}

async function sendOfOrders(db: Database, now: Date) {
  const due = await db
    .select({ payoutId: payouts.id, key: payouts.key, orderId: sql<string>`${payouts.orderId}` })
    .from(payouts)
    .where(
      and(
        isNull(payouts.sentAt),
        isNotNull(payouts.orderId),
        sql`not exists (select 1 from ${outbox} where ${outbox.key} = ${payouts.key})`,
        not(awaitsRefund),
      ),
    )
    .orderBy(asc(payouts.createdAt))
    .limit(AT_ONCE)

  await db.transaction(async (tx) => {
    for (const { payoutId, key, orderId } of due)
      await addToOutbox(tx, { topic: 'payout', key, orderId, payload: { payoutId }, now })
  })

  return due.length
}

/**
 * They belong to no order, and so need no outbox: the bank deduplicates by key, and a killed run
 * resumes.
 */
async function sendOpeningBalances(db: Database, now: Date) {
  const due = await db
    .select({ payoutId: payouts.id })
    .from(payouts)
    .where(and(isNull(payouts.sentAt), isNull(payouts.orderId)))
    .orderBy(asc(payouts.createdAt))
    .limit(AT_ONCE)
  const results = await eachAlone(
    db,
    { task: 'send-payouts', due, about: ({ payoutId }) => ({ payoutId }), now },
    ({ payoutId }) => payOut(db, { payoutId, now }),
  )

  return results.length
}
