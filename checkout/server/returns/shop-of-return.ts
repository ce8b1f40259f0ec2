import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, returnLines } from '@/db/schema'

/** Names the shop whose goods are returned, for a message; nothing where they are of several. */
export async function shopOfReturn(tx: Connection, returnId: number): Promise<Record<string, string>> {
  const [only, ...others] = await tx
    .selectDistinct({ shop: orderLines.shopId })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.orderId, returnLines.orderId), eq(orderLines.sku, returnLines.sku)))
    .where(eq(returnLines.returnId, returnId))

  return only && others.length === 0 ? only : {}
}
