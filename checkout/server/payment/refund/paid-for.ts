import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cashCollections, paymentAttempts, refunds } from '@/db/schema'
import { decideRefund } from './refund-rules'

type Attempt = typeof paymentAttempts.$inferSelect

/**
 * Money for which goods are sent. `id` is the attempt's, and null for cash collected by a courier.
 */
export type PaidFor = Pick<Attempt, 'providerOrderId' | 'method' | 'amount' | 'givenBack' | 'chargedBack'> & {
  id: string | null
}

/**
 * SQL: the payment is for the goods. Late and duplicate payments are excluded, since they are
 * refunded.
 */
const paysForGoods = and(
  eq(paymentAttempts.state, 'paid'),
  sql`not exists (select 1 from ${refunds} where ${refunds.attemptId} = ${paymentAttempts.id} and ${refunds.reason} in ('late', 'twice'))`,
)

/** True when the order's goods are, or were, sent for this attempt's money. */
export async function isPaidFor(tx: Connection, attemptId: string) {
  const rows = await tx
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.id, attemptId), paysForGoods))

  return rows.length > 0
}

/** True when this attempt's money left without the shop, and not for returned goods. */
export async function wasRefundedElsewhere(tx: Connection, attemptId: string) {
  const rows = await tx
    .selectDistinct({ reason: refunds.reason })
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), inArray(refunds.reason, ['elsewhere', 'returned'])))

  return rows.length === 1 && rows[0]?.reason === 'elsewhere'
}

/**
 * Returns the payments for an order's goods that no bank reversed, or the cash collected for them.
 */
export async function listPaidFor(tx: Connection, orderId: string): Promise<PaidFor[]> {
  const attempts = await tx
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), isNull(paymentAttempts.reversedAt), paysForGoods))
    .orderBy(asc(paymentAttempts.number))

  return attempts.length > 0 ? attempts : listCash(tx, orderId)
}

/** True when any money of an order could still be refunded, for whatever reason. */
export async function hasMoneyLeft(tx: Connection, orderId: string) {
  const [paid] = await listPaidFor(tx, orderId)

  return paid !== undefined && decideRefund(paid).kind !== 'nothing_left'
}

/** Method name of COD, beside those of the gateway. */
export const CASH = 'cod'

/** The gateway does not know cash; the id only distinguishes its refunds. */
async function listCash(tx: Connection, orderId: string): Promise<PaidFor[]> {
  const collected = await tx.select().from(cashCollections).where(eq(cashCollections.orderId, orderId))

  return collected.map(({ amount, givenBack }) => ({
    id: null,
    providerOrderId: `${orderId}-cash`,
    method: CASH,
    amount,
    givenBack,
    chargedBack: 0,
  }))
}
