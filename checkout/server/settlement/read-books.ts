import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts, refunds } from '@/db/schema'
import type { Booked } from './compare-line'

/** Returns the booked state of these attempts, by the gateway's id. */
export async function readBooks(tx: Connection, providerOrderIds: string[]): Promise<Map<string, Booked>> {
  const attempts = await tx
    .select()
    .from(paymentAttempts)
    .where(inArray(paymentAttempts.providerOrderId, providerOrderIds))
  const confirmed = await tx
    .select()
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .where(and(inArray(paymentAttempts.providerOrderId, providerOrderIds), eq(refunds.state, 'confirmed')))

  return new Map(
    attempts.map(({ id, providerOrderId, orderId, amount, state, reversedAt, chargedBack }) => [
      providerOrderId,
      {
        orderId,
        amount,
        paid: state === 'paid',
        undone: reversedAt !== null,
        chargedBack,
        refunds: new Map(
          confirmed
            .filter(({ refunds: { attemptId } }) => attemptId === id)
            .map(({ refunds: { refundKey, amount } }) => [refundKey, amount]),
        ),
      },
    ]),
  )
}
