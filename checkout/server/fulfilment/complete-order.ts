import { DomainError } from '@jembatan/platform/errors'
import { eq, isNotNull } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { lockOrder } from '../order/access/lock-order'
import { changeOrder } from '../order/state/change-order'
import { endShipments } from './shipment'

type CompleteOrder = { orderId: string; now: Date }

/**
 * Completes an order: the buyer has the goods. The money stays held until the right to return ends.
 * Repeated calls change nothing.
 * @throws {DomainError} `order_missing`; `order_not_ready` before the parcel has shipped.
 */
export async function completeOrder(db: Database, { orderId, now }: CompleteOrder) {
  await db.transaction(async (tx) => {
    const order = await lockOrder(tx, eq(orders.id, orderId))
    if (order.status === 'done') return
    // A COD order counts as received only once it is paid.
    if (!(await changeOrder(tx, { orderId, change: 'complete', onlyIf: isNotNull(orders.paidAt), now })))
      throw new DomainError('conflict', 'order_not_ready', 'nothing has arrived', { status: order.status })
    await endShipments(tx, { orderId })
  })
}
