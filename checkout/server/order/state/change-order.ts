import { pipeline } from '@jembatan/platform/database'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type cancelReason, orderParcels, orders } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { addOrderEvent } from './add-order-event'
import { notifyBuyer } from './notify-buyer'
import { changeOf, type OrderChangeName } from './state-table'

type Detail = Record<string, string | number>

type ChangeOrder = {
  orderId: string
  change: OrderChangeName
  cancelReason?: (typeof cancelReason.enumValues)[number]
  /** A condition in addition to the table's. */
  onlyIf?: SQL
  eventDetail?: Detail
  messageDetail?: Detail
  now: Date
}

/**
 * Changes an order's status. Only placement and the migration's import write a status elsewhere: a
 * new order's first one, and those of the old shop. Also writes the change's order event, audit event
 * and message to the buyer. Returns false, without changes, when the order is in another state or
 * `onlyIf` fails.
 */
export async function changeOrder(tx: Connection, { orderId, change, onlyIf, now, ...details }: ChangeOrder) {
  const { from, to, at, noParcel, event, audit, message } = changeOf(change)
  const changed = await tx
    .update(orders)
    .set({ status: to, cancelReason: details.cancelReason, ...(at && { [at]: now }) })
    .where(and(eq(orders.id, orderId), inArray(orders.status, [...from]), noParcel && noParcelIs(noParcel), onlyIf))
    .returning({ id: orders.id })
  if (changed.length === 0) return false

  await pipeline(
    ...(event ? [addOrderEvent(tx, { orderId, kind: event, at: now, detail: details.eventDetail })] : []),
    ...(audit ? [recordEvent(tx, { kind: audit, detail: { orderId }, at: now })] : []),
    ...(message ? [notifyBuyer(tx, { orderId, kind: message, detail: details.messageDetail, now })] : []),
  )

  return true
}

/** Safe under the order's lock, which every parcel move takes first. */
const noParcelIs = (step: 'packed' | 'shipped') =>
  sql`not exists (select 1 from ${orderParcels} where ${orderParcels.orderId} = ${orders.id} and ${orderParcels[`${step}At`]} is not null)`
