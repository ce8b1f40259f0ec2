import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { orderOrThrow } from '../order/access/order-or-throw'
import { changeOrder } from '../order/state/change-order'
import { endShipments, startShipment } from './shipment'

const STEPS = { packed: 'pack', shipped: 'ship', arrived: 'arrive' } as const

export type FulfilmentStep = keyof typeof STEPS

type AdvanceFulfilment = { orderId: string; to: FulfilmentStep; now: Date }

/**
 * Stands in for the seller and the courier: one step on, and a repeated call does nothing. A flagged order does not advance.
 * @throws {DomainError} `order_missing`; `order_not_ready` when it is not where this step begins.
 */
export async function advanceFulfilment(db: Database, { orderId, to, now }: AdvanceFulfilment) {
  await db.transaction(async (tx) => {
    const moved = await changeOrder(tx, { orderId, change: STEPS[to], now })
    if (!moved) return refuseUnlessThere(tx, { orderId, to })
    if (to === 'shipped') await startShipment(tx, { orderId, now })
    if (to === 'arrived') await endShipments(tx, { orderId })
  })
}

async function refuseUnlessThere(tx: Connection, { orderId, to }: { orderId: string; to: FulfilmentStep }) {
  const order = orderOrThrow(await tx.select({ status: orders.status }).from(orders).where(eq(orders.id, orderId)))
  if (order.status === to) return

  throw new DomainError('conflict', 'order_not_ready', `the order cannot be ${to}`, { status: order.status })
}
