import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { refunds } from '@/db/schema'

/** Whether money of this order is promised back to the buyer and not there yet. */
export async function hasOpenRefund(db: Connection, orderId: string) {
  const open = await db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), inArray(refunds.state, ['requested', 'sent', 'manual'])))
    .limit(1)

  return open.length > 0
}
