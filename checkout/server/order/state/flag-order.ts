import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type orderFlag, orders } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { addOrderEvent } from './add-order-event'
import { keepParcelsHere } from './keep-parcels-here'

type FlagOrder = {
  order: typeof orders.$inferSelect
  flag: (typeof orderFlag.enumValues)[number]
  /** No money is left, so goods that have not shipped stay here. */
  stop: boolean
  now: Date
}

/**
 * Flags an order whose money was taken back without the shop. Nothing more is shipped until an
 * operator decides.
 */
export async function flagOrder(tx: Connection, { order, flag, stop, now }: FlagOrder) {
  const orderId = order.id
  await tx.update(orders).set({ flag, flaggedAt: now }).where(eq(orders.id, orderId))
  const stopped = stop && (await keepParcelsHere(tx, { orderId, change: 'stop', reason: flag, now }))
  if (!stopped) await addOrderEvent(tx, { orderId, kind: 'flagged', at: now, detail: { flag } })
  await raiseAlarm(tx, { kind: 'order_flagged', detail: { orderId, flag, stopped, status: order.status }, at: now })
}
