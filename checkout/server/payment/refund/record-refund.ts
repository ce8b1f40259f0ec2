import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cashCollections, paymentAttempts, refunds } from '@/db/schema'

export type Refund = typeof refunds.$inferSelect

type RecordRefund = Pick<Refund, 'orderId' | 'attemptId' | 'refundKey' | 'amount' | 'currency' | 'reason' | 'state'> & {
  now: Date
}

/**
 * Inserts a refund by its key, once, and reserves its amount from the attempt or the cash; the
 * row's constraint refuses an excess. Returns undefined when it already exists.
 */
export async function recordRefund(tx: Connection, { now, ...refund }: RecordRefund): Promise<Refund | undefined> {
  const [row] = await tx
    .insert(refunds)
    .values({ ...refund, requestedAt: now })
    .onConflictDoNothing()
    .returning()
  if (!row) return undefined

  const { attemptId, orderId, amount } = row
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

  return row
}
