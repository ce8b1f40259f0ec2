import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cashCollections, paymentAttempts, refunds } from '@/db/schema'
import { decideRefund } from './refund-rules'

type Attempt = typeof paymentAttempts.$inferSelect

/** Money that goods are sent for. `id` is the attempt's, and null where a courier collected it in cash. */
export type PaidFor = Pick<Attempt, 'providerOrderId' | 'method' | 'amount' | 'givenBack' | 'chargedBack'> & {
  id: string | null
}

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

/** Whether this attempt's money left without the shop, and not for goods that the seller took back. */
export async function leftElsewhere(tx: Connection, attemptId: string) {
  const found = await tx
    .selectDistinct({ reason: refunds.reason })
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), inArray(refunds.reason, ['elsewhere', 'returned'])))

  return found.length === 1 && found[0]?.reason === 'elsewhere'
}

/** The payments that an order's goods are sent for and that no bank has undone; or the cash that was collected for them. */
export async function listPaidFor(tx: Connection, orderId: string): Promise<PaidFor[]> {
  const attempts = await tx
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), isNull(paymentAttempts.reversedAt), paysForGoods))
    .orderBy(asc(paymentAttempts.number))

  return attempts.length > 0 ? attempts : listCash(tx, orderId)
}

/** Whether any money of an order could still go back, for goods that are returned or for whatever else. */
export async function hasMoneyLeft(tx: Connection, orderId: string) {
  const [paid] = await listPaidFor(tx, orderId)

  return paid !== undefined && decideRefund(paid).kind !== 'nothing_left'
}

/** The method that an order is paid by at the door, among those of the gateway. */
export const CASH = 'cod'

/** The gateway never heard of it; its name only tells its refunds apart. */
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
