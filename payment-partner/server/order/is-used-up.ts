import { and, eq, isNotNull, notInArray, or } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { DEAD } from '../payment/state-table'

/** Whether the order has a live or paid transaction, or was ever charged over BI-SNAP. */
export async function isUsedUp(tx: Connection, merchantId: string, orderId: string) {
  const live = await tx
    .select({ id: transactions.id })
    .from(transactions)
    .where(
      and(
        eq(transactions.merchantId, merchantId),
        eq(transactions.orderId, orderId),
        or(notInArray(transactions.status, DEAD), isNotNull(transactions.biSnap)),
      ),
    )
    .limit(1)

  return live.length > 0
}
