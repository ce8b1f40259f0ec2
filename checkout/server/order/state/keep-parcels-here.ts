import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type orderFlag, orderParcels, orders } from '@/db/schema'
import { releaseHolds } from '../stock/holds'
import { addOrderEvent } from './add-order-event'
import { changeOrder } from './change-order'
import { followParcels } from './follow-parcels'

type KeepParcelsHere = {
  orderId: string
  /** `cancel_refunded` where the shop gave the money back, `stop` where it was taken. */
  change: 'cancel_refunded' | 'stop'
  reason: (typeof orderFlag.enumValues)[number]
  now: Date
}

/**
 * Nothing of an order's money is left: what still lies in a shop stays there and is in stock again. When no parcel has left, the
 * order is cancelled; else it goes on with those that are out. Under the order's lock. Returns whether it was cancelled.
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
  const kept = await tx
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
  for (const { shopId } of kept) {
    await releaseHolds(tx, { orderId, shopId, from: 'committed', now })
    await addOrderEvent(tx, { orderId, kind: 'stopped', at: now, detail: { shop: shopId } })
  }
  if (kept.length > 0) await followParcels(tx, orderId)
}
