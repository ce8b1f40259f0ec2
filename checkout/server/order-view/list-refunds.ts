import { asc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { refunds } from '@/db/schema'

/** The refunds to the buyer of an order, and their state. */
export async function listRefunds(db: Connection, orderId: string) {
  const found = await db
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.requestedAt), asc(refunds.refundKey))

  return found.map(({ reason, state, amount, reference, requestedAt, confirmedAt, bankConfirmedAt, closedAt }) => ({
    reason,
    state,
    amount,
    reference,
    requestedAt: requestedAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
    bankConfirmedAt: bankConfirmedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  }))
}
