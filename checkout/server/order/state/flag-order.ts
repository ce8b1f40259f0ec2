import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type orderFlag, orders } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { addOrderEvent } from './add-order-event'
import { keepParcelsHere } from './keep-parcels-here'

type FlagOrder = {
  order: typeof orders.$inferSelect
  flag: (typeof orderFlag.enumValues)[number]
  /** Nothing of the money is left, so goods that are still here stay here. */
  stop: boolean
  now: Date
}

/** Money of this order was taken back without the shop. An operator decides, and until then nothing more is sent out. */
export async function flagOrder(tx: Connection, { order, flag, stop, now }: FlagOrder) {
  const orderId = order.id
  await tx.update(orders).set({ flag, flaggedAt: now }).where(eq(orders.id, orderId))
  const stopped = stop && (await keepParcelsHere(tx, { orderId, change: 'stop', reason: flag, now }))
  if (!stopped) await addOrderEvent(tx, { orderId, kind: 'flagged', at: now, detail: { flag } })
  await raiseAlarm(tx, { kind: 'order_flagged', detail: { orderId, flag, stopped, status: order.status }, at: now })
}
