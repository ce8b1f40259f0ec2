import { and, asc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, returnLines, returns } from '@/db/schema'

/**
 * Rupiah that go back for the pieces of an order's return, a row a parcel: their price, and with all pieces of a parcel its
 * shipping too. Of an accepted return; with `returnId`, of that one whatever its answer.
 */
export async function priceReturned(tx: Connection, orderId: string, returnId?: number) {
  const goods = sql<number>`sum(${orderLines.unitPrice} * ${returnLines.quantity})`.mapWith(Number)
  const parcels = await tx
    .select({ shopId: orderParcels.shopId, subtotal: orderParcels.subtotal, shipping: orderParcels.shipping, goods })
    .from(returns)
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .innerJoin(orderLines, and(eq(orderLines.orderId, returns.orderId), eq(orderLines.sku, returnLines.sku)))
    .innerJoin(
      orderParcels,
      and(eq(orderParcels.orderId, orderLines.orderId), eq(orderParcels.shopId, orderLines.shopId)),
    )
    .where(
      and(
        eq(returns.orderId, orderId),
        returnId === undefined ? eq(returns.state, 'accepted') : eq(returns.id, returnId),
      ),
    )
    .groupBy(orderParcels.orderId, orderParcels.shopId)
    .orderBy(asc(orderParcels.shopId))

  return parcels.map(({ shopId, subtotal, shipping, goods }) => ({
    shopId,
    whole: goods === subtotal,
    price: goods === subtotal ? goods + shipping : goods,
  }))
}
