import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { orderParcels, orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { lockOrder } from '../order/access/lock-order'
import { addOrderEvent } from '../order/state/add-order-event'
import { followParcels } from '../order/state/follow-parcels'
import { findParcel, ofParcel } from './find-parcel'
import { endShipments } from './shipment'

type ReceiveParcel = { orderId: string; shopId: string; now: Date }

/**
 * Records that the buyer has a parcel; the last one completes its order. The parcel's money stays
 * held until its right to return ends. Repeated calls change nothing.
 * @throws {DomainError} `order_missing`; `parcel_missing`; `order_not_ready` before the parcel has
 * shipped, and before a COD order is paid.
 */
export async function receiveParcel(db: Database, { orderId, shopId, now }: ReceiveParcel) {
  await db.transaction(async (tx) => {
    const order = await lockOrder(tx, eq(orders.id, orderId))
    const parcel = await findParcel(tx, { orderId, shopId })
    if (parcel.receivedAt) return
    if (!order.paidAt || !parcel.shippedAt)
      throw new DomainError('conflict', 'order_not_ready', 'nothing has arrived', { status: order.status })

    // A parcel that is received in transit has arrived, ahead of its courier's report.
    await tx
      .update(orderParcels)
      .set({ receivedAt: now, arrivedAt: parcel.arrivedAt ?? now })
      .where(ofParcel({ orderId, shopId }))
    await pipeline(
      addOrderEvent(tx, { orderId, kind: 'received', at: now, detail: { shop: shopId } }),
      recordEvent(tx, { kind: 'parcel_received', detail: { orderId, shop: shopId }, at: now }),
    )
    await endShipments(tx, { orderId, shopId })
    await followParcels(tx, { orderId, now })
  })
}
