import { and, desc, eq } from 'drizzle-orm'
import { orders, paymentAttempts } from '@/db/schema'
import { toPageMethod } from '@/i18n/page-method'
import type { BuyerContext } from '../context'

type Buyer = Pick<BuyerContext, 'db' | 'sessionHash' | 'customer'>

/**
 * Returns the method that paid the account's last order; null for a browser without an account.
 * Stored with the payment only, so the deletion of an account, which unlinks its orders, deletes
 * the preference too.
 */
export async function readUsualMethod({ db, sessionHash, customer }: Buyer) {
  if (!customer) return null
  const [paid] = await db
    .select({ method: paymentAttempts.method })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(orders.sessionHash, sessionHash), eq(paymentAttempts.state, 'paid')))
    .orderBy(desc(orders.placedAt))
    .limit(1)

  return toPageMethod(paid?.method)
}
