import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts, refunds } from '@/db/schema'

/** Goods are sent for it: money that came late or twice is on its way back, whatever becomes of it. */
const paysForGoods = and(
  eq(paymentAttempts.state, 'paid'),
  sql`not exists (select 1 from ${refunds} where ${refunds.attemptId} = ${paymentAttempts.id} and ${refunds.reason} in ('late', 'twice'))`,
)

/** Whether the order's goods are, or were, sent for this attempt's money. */
export async function isPaidFor(tx: Connection, attemptId: string) {
  const found = await tx
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.id, attemptId), paysForGoods))

  return found.length > 0
}

/** Whether the seller took the goods back, and this attempt's money went back for them. */
export async function wasReturned(tx: Connection, attemptId: string) {
  const found = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), eq(refunds.reason, 'returned')))

  return found.length > 0
}

/** The payments that an order's goods are sent for and that no bank has undone. */
export function listPaidFor(tx: Connection, orderId: string) {
  return tx
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), isNull(paymentAttempts.reversedAt), paysForGoods))
    .orderBy(asc(paymentAttempts.number))
}
