import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cashCollections, paymentAttempts, refunds } from '@/db/schema'

export type Refund = typeof refunds.$inferSelect

type RecordRefund = Pick<Refund, 'orderId' | 'attemptId' | 'refundKey' | 'amount' | 'currency' | 'reason' | 'state'> & {
  now: Date
}

/**
 * Notes a refund under its key, once, and takes its sum from what the attempt, or the cash, can still give: the row's constraint
 * refuses a rupiah too much. Undefined when it had been noted before.
 */
export async function recordRefund(tx: Connection, { now, ...refund }: RecordRefund): Promise<Refund | undefined> {
  const [taken] = await tx
    .insert(refunds)
    .values({ ...refund, requestedAt: now })
    .onConflictDoNothing()
    .returning()
  if (!taken) return undefined

  const { attemptId, orderId, amount } = taken
  if (attemptId === null)
    await tx
      .update(cashCollections)
      .set({ givenBack: sql`${cashCollections.givenBack} + ${amount}` })
      .where(eq(cashCollections.orderId, orderId))
  else
    await tx
      .update(paymentAttempts)
      .set({ givenBack: sql`${paymentAttempts.givenBack} + ${amount}` })
      .where(eq(paymentAttempts.id, attemptId))

  return taken
}
