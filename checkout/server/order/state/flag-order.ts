import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type orderFlag, orders } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { addOrderEvent } from './add-order-event'
import { callOff } from './mark-cancelled'
import { tellBuyer } from './notify-buyer'

type FlagOrder = {
  order: typeof orders.$inferSelect
  flag: (typeof orderFlag.enumValues)[number]
  /** Nothing of the money is left, so goods that are still here stay here. */
  stop: boolean
  now: Date
}

/** Money of this order has left though the shop did not send it. Somebody looks, and until then nothing more is sent out. */
export async function flagOrder(tx: Connection, { order, flag, stop, now }: FlagOrder) {
  const orderId = order.id
  await tx.update(orders).set({ flag, flaggedAt: now }).where(eq(orders.id, orderId))
  const stopped = stop && (await callOff(tx, { orderId, reason: flag, from: ['paid', 'packed'], now }))
  await addOrderEvent(tx, { orderId, kind: stopped ? 'stopped' : 'flagged', at: now, detail: { flag } })
  await raiseAlarm(tx, { kind: 'order_flagged', detail: { orderId, flag, stopped, status: order.status }, at: now })
  if (stopped) await tellBuyer(tx, { orderId, kind: 'order_stopped', detail: { flag }, now })
}
