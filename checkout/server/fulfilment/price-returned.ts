import { and, asc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, orderVouchers, returnLines, returns } from '@/db/schema'
import { priceOfPieces } from './price-of-pieces'

/**
 * Returns the refund of an order's return, one row per parcel: the amount paid for the pieces, plus
 * shipping and insurance when all of a parcel's pieces are returned. `added` is the platform's
 * addition for them. Considers the accepted return, or the one with `returnId` in any state.
 */
export async function priceReturned(tx: Connection, orderId: string, returnId?: number) {
  const lines = await tx
    .select({ line: orderLines, pieces: returnLines.quantity, parcel: orderParcels, honoured: isHonoured })
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
    .orderBy(asc(orderParcels.shopId))

  return [...new Set(lines.map(({ parcel }) => parcel.shopId))].map((shopId) =>
    toParcel(lines.filter(({ parcel }) => parcel.shopId === shopId)),
  )
}

type Returned = {
  line: typeof orderLines.$inferSelect
  pieces: number
  parcel: typeof orderParcels.$inferSelect
  honoured: boolean
}

function toParcel(lines: Returned[]) {
  const [first] = lines
  if (!first) throw new Error('a parcel has no line')
  const { shopId, subtotal, shipping, shippingDiscount, insurance } = first.parcel
  const whole = sum(lines.map(({ line, pieces }) => line.unitPrice * pieces)) === subtotal
  const priced = lines.map(({ line, pieces, honoured }) => priceOfPieces(line, pieces, honoured))

  return {
    shopId,
    whole,
    price: sum(priced.map(({ paid }) => paid)) + (whole ? shipping - shippingDiscount + insurance : 0),
    added: sum(priced.map(({ added }) => added)),
  }
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

/**
 * True when the platform bears the discount of the parcel's shop voucher, because it was honoured
 * beyond its quota.
 */
export const isHonoured = sql<boolean>`exists (
  select from ${orderVouchers}
  where ${orderVouchers.orderId} = ${orderParcels.orderId} and ${orderVouchers.shopId} = ${orderParcels.shopId}
    and ${orderVouchers.honoured}
)`
