import { and, asc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, orderVouchers, returnLines, returns } from '@/db/schema'
import { priceOfPieces } from './price-of-pieces'

/**
 * Rupiah that go back for the pieces of an order's return, a row a parcel: what was paid for them, and with all pieces of a
 * parcel its shipping and its insurance too. `added`: what the platform would have added for them. Of an accepted return; with `returnId`, of
 * that one whatever its answer.
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

/** Whether the platform bears what a parcel's shop voucher took off, since it was honoured beyond its quota. */
export const isHonoured = sql<boolean>`exists (
  select from ${orderVouchers}
  where ${orderVouchers.orderId} = ${orderParcels.orderId} and ${orderVouchers.shopId} = ${orderParcels.shopId}
    and ${orderVouchers.honoured}
)`
