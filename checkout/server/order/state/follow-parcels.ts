import { and, eq, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels, orders } from '@/db/schema'
import { changeOrder } from './change-order'

const STEPS = [
  { change: 'pack', at: 'packedAt' },
  { change: 'ship', at: 'shippedAt' },
  { change: 'arrive', at: 'arrivedAt' },
] as const

/**
 * Has an order stand where its parcel stands which is least far: packed when all are packed, arrived with the last of them. A
 * parcel that stays in its shop for ever holds nobody up. Under the order's lock.
 */
export async function followParcels(tx: Connection, orderId: string) {
  const parcels = await tx
    .select({ packedAt: orderParcels.packedAt, shippedAt: orderParcels.shippedAt, arrivedAt: orderParcels.arrivedAt })
    .from(orderParcels)
    .where(and(eq(orderParcels.orderId, orderId), isNull(orderParcels.cancelledAt)))
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))

  for (const { change, at } of STEPS) {
    const reached = parcels.map((parcel) => parcel[at]?.getTime())
    if (order?.[at] || reached.length === 0) continue
    if (!reached.every((moment) => moment !== undefined)) return
    await changeOrder(tx, { orderId, change, now: new Date(Math.max(...reached)) })
  }
}
