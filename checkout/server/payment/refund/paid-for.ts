import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts, refunds } from '@/db/schema'

/** The payments that an order's goods are sent for: not undone, and not on their way back because they came late or twice. */
export function listFulfilling(tx: Connection, orderId: string) {
  return tx
    .select()
    .from(paymentAttempts)
    .where(
      and(
        eq(paymentAttempts.orderId, orderId),
        eq(paymentAttempts.state, 'paid'),
        isNull(paymentAttempts.reversedAt),
        sql`not exists (select 1 from ${refunds} where ${refunds.attemptId} = ${paymentAttempts.id} and ${refunds.reason} in ('late', 'twice'))`,
      ),
    )
    .orderBy(asc(paymentAttempts.number))
}
