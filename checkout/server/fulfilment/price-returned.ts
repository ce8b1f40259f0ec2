import { and, eq, or, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, orderVouchers, returnLines, returns } from '@/db/schema'
import { priceOfPieces } from './price-of-pieces'

/** Pieces of a requested return that its shop does not take back, by SKU. */
export type Refused = ReadonlyMap<string, number>

/** A return that is priced as if it were accepted. */
type Accepting = { returnId: number; refused: Refused }

type Piece = {
  line: typeof orderLines.$inferSelect
  pieces: number
  reason: typeof returns.$inferSelect.reason
  parcel: typeof orderParcels.$inferSelect
  honoured: boolean
}

/**
 * Returns what the accepted returns of an order refund, one row per parcel: the amount paid for the
 * pieces, plus shipping and insurance when all of a parcel went back through no fault of its buyer.
 * `added` is the platform's addition for the pieces.
 */
export async function priceReturned(tx: Connection, orderId: string) {
  return byParcel(await listPieces(tx, orderId))
}

/**
 * Returns what accepting a return adds to the refunds of its order: partial returns of a line sum
 * up to its price. `everything` is true when nothing of the order stays with its buyer, through no
 * fault of theirs.
 */
export async function priceReturn(tx: Connection, { orderId, ...accepting }: Accepting & { orderId: string }) {
  const before = byParcel(await listPieces(tx, orderId))
  const after = byParcel(await listPieces(tx, orderId, accepting))
  const ofOrder = await tx.$count(orderParcels, eq(orderParcels.orderId, orderId))

  return {
    price: total(after) - total(before),
    everything: after.length === ofOrder && after.every(({ whole }) => whole),
  }
}

const total = (parcels: { price: number }[]) => sum(parcels.map(({ price }) => price))

async function listPieces(tx: Connection, orderId: string, accepting?: Accepting): Promise<Piece[]> {
  const rows = await tx
    .select({
      returnId: returns.id,
      reason: returns.reason,
      line: orderLines,
      quantity: returnLines.quantity,
      refused: returnLines.refused,
      parcel: orderParcels,
      honoured: isHonoured,
    })
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
        or(eq(returns.state, 'accepted'), accepting && eq(returns.id, accepting.returnId)),
      ),
    )

  return rows.map(({ returnId, quantity, refused, ...row }) => ({
    ...row,
    pieces: quantity - (returnId === accepting?.returnId ? (accepting.refused.get(row.line.sku) ?? 0) : refused),
  }))
}

const byParcel = (pieces: Piece[]) =>
  [...new Set(pieces.map(({ parcel }) => parcel.shopId))].map((shopId) => ({
    shopId,
    ...priceOf(pieces.filter(({ parcel }) => parcel.shopId === shopId)),
  }))

function priceOf(pieces: Piece[]) {
  const [first] = pieces
  if (!first) throw new Error('a parcel has no piece')
  const { subtotal, shipping, shippingDiscount, insurance } = first.parcel
  const blameless = pieces.filter(({ reason }) => reason !== 'changed_mind')
  const whole = sum(blameless.map(({ line, pieces }) => line.unitPrice * pieces)) === subtotal
  const lines = new Map(pieces.map(({ line }) => [line.sku, line]))
  const priced = [...lines.values()].map((line) =>
    priceOfPieces(
      line,
      sum(pieces.filter((one) => one.line.sku === line.sku).map(({ pieces }) => pieces)),
      first.honoured,
    ),
  )

  return {
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
