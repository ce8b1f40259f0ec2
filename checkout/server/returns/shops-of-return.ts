import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, returnLines } from '@/db/schema'

/** Returns the names of the shops of a return, for a message. */
export async function shopsOfReturn(tx: Connection, returnId: number) {
  const shops = await tx
    .selectDistinct({ id: orderLines.shopId })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.orderId, returnLines.orderId), eq(orderLines.sku, returnLines.sku)))
    .where(eq(returnLines.returnId, returnId))

  return { shop: shops.map(({ id }) => id).join(' ') }
}
