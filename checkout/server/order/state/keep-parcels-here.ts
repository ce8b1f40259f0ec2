import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type orderFlag, orderParcels, orders } from '@/db/schema'
import { releaseHolds } from '../stock/holds'
import { addOrderEvent } from './add-order-event'
import { changeOrder } from './change-order'
import { followParcels } from './follow-parcels'

type KeepParcelsHere = {
  orderId: string
  /** `cancel_refunded` when the shop refunded the money, `stop` when it was taken back. */
  change: 'cancel_refunded' | 'stop'
  reason: (typeof orderFlag.enumValues)[number]
  now: Date
}

/**
 * Handles an order without any money left: parcels that have not shipped stay in their shops and
 * are restocked. If no parcel has shipped, the order is cancelled; otherwise it continues with the
 * shipped ones. Runs under the order's lock. Returns whether it was cancelled.
 */
export async function keepParcelsHere(tx: Connection, { orderId, change, reason, now }: KeepParcelsHere) {
  const detail = { [change === 'stop' ? 'flag' : 'reason']: reason }
  const cancelled = await changeOrder(tx, {
    orderId,
    change,
    cancelReason: reason,
    now,
    eventDetail: detail,
    messageDetail: change === 'stop' ? detail : undefined,
  })
  if (cancelled) await releaseHolds(tx, { orderId, from: 'committed', now })
  else await keepThoseHere(tx, { orderId, now })

  return cancelled
}

async function keepThoseHere(tx: Connection, { orderId, now }: Pick<KeepParcelsHere, 'orderId' | 'now'>) {
  const parcels = await tx
    .update(orderParcels)
    .set({ cancelledAt: now })
    .where(
      and(
        eq(orderParcels.orderId, orderId),
        isNull(orderParcels.shippedAt),
        isNull(orderParcels.cancelledAt),
        sql`exists (select 1 from ${orders} where ${orders.id} = ${orderId} and ${inArray(orders.status, ['paid', 'packed'])})`,
      ),
    )
    .returning({ shopId: orderParcels.shopId })
  for (const { shopId } of parcels) {
    await releaseHolds(tx, { orderId, shopId, from: 'committed', now })
    await addOrderEvent(tx, { orderId, kind: 'stopped', at: now, detail: { shop: shopId } })
  }
  if (parcels.length > 0) await followParcels(tx, { orderId, now })
}
