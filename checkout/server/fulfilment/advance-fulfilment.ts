import { and, eq, isNull } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { DomainError } from '../errors'
import { addOrderEvent } from '../order/state/add-order-event'
import { tellBuyer } from '../order/state/notify-buyer'

const STEPS = {
  packed: { from: 'paid', at: 'packedAt' },
  shipped: { from: 'packed', at: 'shippedAt' },
  arrived: { from: 'shipped', at: 'arrivedAt' },
} as const

export type FulfilmentStep = keyof typeof STEPS

type AdvanceFulfilment = { orderId: string; to: FulfilmentStep; now: Date }

/**
 * Stands in for the seller and the courier: one step on, told twice it is one. An order whose money has left goes nowhere.
 * @throws {DomainError} `order_missing`; `order_not_ready` when it is not where this step begins.
 */
export async function advanceFulfilment(db: Database, { orderId, to, now }: AdvanceFulfilment) {
  const { from, at } = STEPS[to]
  await db.transaction(async (tx) => {
    const moved = await tx
      .update(orders)
      .set({ status: to, [at]: now })
      .where(and(eq(orders.id, orderId), eq(orders.status, from), to === 'arrived' ? undefined : isNull(orders.flag)))
      .returning({ id: orders.id })
    if (moved.length === 0) return refuseUnlessThere(tx, { orderId, to })

    await addOrderEvent(tx, { orderId, kind: to, at: now })
    await recordEvent(tx, { kind: `order_${to}`, detail: { orderId }, at: now })
    if (to !== 'packed') await tellBuyer(tx, { orderId, kind: to, now })
  })
}

async function refuseUnlessThere(tx: Connection, { orderId, to }: { orderId: string; to: FulfilmentStep }) {
  const [order] = await tx.select({ status: orders.status }).from(orders).where(eq(orders.id, orderId))
  if (!order) throw new DomainError('not_found', 'order_missing', 'there is no such order')
  if (order.status === to) return

  throw new DomainError('conflict', 'order_not_ready', `the order cannot be ${to}`, { status: order.status })
}
