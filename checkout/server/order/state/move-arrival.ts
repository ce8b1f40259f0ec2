import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels } from '@/db/schema'
import { addOrderEvent } from './add-order-event'

type Parcel = Pick<typeof orderParcels.$inferSelect, 'orderId' | 'shopId' | 'arrivesFrom' | 'arrivesUntil'>
type MoveArrival = { parcel: Parcel; days: Pick<Parcel, 'arrivesFrom' | 'arrivesUntil'>; now: Date }

/**
 * Changes a parcel's delivery days and records an event with the previous ones. Returns false when
 * they are the same. Runs under the order's lock.
 */
export async function moveArrival(tx: Connection, { parcel, days, now }: MoveArrival) {
  const { orderId, shopId, arrivesFrom, arrivesUntil } = parcel
  if (arrivesFrom === days.arrivesFrom && arrivesUntil === days.arrivesUntil) return false

  await tx
    .update(orderParcels)
    .set(days)
    .where(and(eq(orderParcels.orderId, orderId), eq(orderParcels.shopId, shopId)))
  const detail = { shop: shopId, arrivesFrom, arrivesUntil }
  await addOrderEvent(tx, { orderId, kind: 'arrival_changed', detail, at: now })

  return true
}
