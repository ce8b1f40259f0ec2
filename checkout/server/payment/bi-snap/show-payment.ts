import { and, desc, eq } from 'drizzle-orm'
import { orders, paymentAttempts } from '@/db/schema'
import type { TimelessBuyer } from '../../context'
import { readableBy } from '../../order/access/readable-by'
import { everyBiSnapMethod } from './input'

/**
 * The methods of an order's open attempt, and the step of the chosen one. Null: nothing is open.
 */
export async function showPayment({ db, sessionHash }: TimelessBuyer, { orderId }: { orderId: string }) {
  const [attempt] = await db
    .select({ state: paymentAttempts.state, amount: paymentAttempts.amount, charge: paymentAttempts.biSnap })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(eq(orders.id, orderId), readableBy(sessionHash)))
    .orderBy(desc(paymentAttempts.number))
    .limit(1)
  if (attempt?.state !== 'open') return null
  const { amount, charge } = attempt

  return {
    amount,
    methods: everyBiSnapMethod,
    method: charge?.method ?? null,
    qr: charge?.step?.qr ?? null,
    url: charge?.step?.url ?? null,
    account: charge?.step?.account ?? null,
  }
}
