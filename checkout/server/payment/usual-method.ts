import { and, desc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import { toPageMethod } from './gateway/page-method'

/**
 * Returns the method that paid the last order of this session hash. Stored with the payment only,
 * so the deletion of an account, which unlinks its orders, deletes the preference too.
 */
export async function readUsualMethod(db: Connection, { sessionHash }: { sessionHash: string }) {
  const [paid] = await db
    .select({ method: paymentAttempts.method })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(orders.sessionHash, sessionHash), eq(paymentAttempts.state, 'paid')))
    .orderBy(desc(orders.placedAt))
    .limit(1)

  return toPageMethod(paid?.method)
}
