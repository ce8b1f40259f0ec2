import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts, refunds } from '@/db/schema'

export type Refund = typeof refunds.$inferSelect

type RecordRefund = Pick<Refund, 'orderId' | 'attemptId' | 'refundKey' | 'amount' | 'currency' | 'reason' | 'state'> & {
  now: Date
}

/**
 * Notes a refund under its key, once, and takes its sum from what the attempt can still give: the row's constraint
 * refuses a rupiah too much. Undefined when it had been noted before.
 */
export async function recordRefund(tx: Connection, { now, ...refund }: RecordRefund): Promise<Refund | undefined> {
  const [taken] = await tx
    .insert(refunds)
    .values({ ...refund, requestedAt: now })
    .onConflictDoNothing()
    .returning()
  if (!taken) return undefined

  await tx
    .update(paymentAttempts)
    .set({ givenBack: sql`${paymentAttempts.givenBack} + ${refund.amount}` })
    .where(and(eq(paymentAttempts.id, refund.attemptId)))

  return taken
}
