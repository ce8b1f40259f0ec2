import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels } from '@/db/schema'

type Parcel = { orderId: string; shopId: string }

/** SQL: the parcel of one shop in an order. */
export const ofParcel = ({ orderId, shopId }: Parcel) =>
  and(eq(orderParcels.orderId, orderId), eq(orderParcels.shopId, shopId))

/** @throws {DomainError} `parcel_missing` when the order has nothing of this shop. */
export async function findParcel(tx: Connection, which: Parcel) {
  const [parcel] = await tx.select().from(orderParcels).where(ofParcel(which))
  if (!parcel) throw new DomainError('not_found', 'parcel_missing', 'nothing in the order is of this shop')

  return parcel
}
