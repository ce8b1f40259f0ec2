import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels, orders } from '@/db/schema'
import { changeOrder } from './change-order'

const STEPS = [
  { change: 'pack', at: 'packedAt' },
  { change: 'ship', at: 'shippedAt' },
  { change: 'arrive', at: 'arrivedAt' },
] as const

/**
 * Sets an order's status to that of its least advanced parcel: packed when all are packed, arrived
 * with the last one, done when the buyer has all of them. Ignores parcels that stay in their shop.
 * Runs under the order's lock.
 */
export async function followParcels(tx: Connection, { orderId, now }: { orderId: string; now: Date }) {
  const parcels = await tx
    .select()
    .from(orderParcels)
    .where(and(eq(orderParcels.orderId, orderId), isNull(orderParcels.cancelledAt)))
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))

  for (const { change, at } of STEPS) {
    const reached = parcels.map((parcel) => parcel[at]?.getTime())
    if (order?.[at] || reached.length === 0) continue
    if (!reached.every((moment) => moment !== undefined)) return
    await changeOrder(tx, { orderId, change, now: new Date(Math.max(...reached)) })
  }
  if (parcels.every(({ receivedAt }) => receivedAt))
    await changeOrder(tx, { orderId, change: 'complete', onlyIf: isNotNull(orders.paidAt), now })
}
