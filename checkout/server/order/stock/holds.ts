import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { stockHolds } from '@/db/schema'

type SettleHolds = { orderId: string; now: Date }

/** The pieces are sold. */
export async function commitHolds(tx: Connection, { orderId, now }: SettleHolds) {
  await tx
    .update(stockHolds)
    .set({ state: 'committed', settledAt: now })
    .where(and(eq(stockHolds.orderId, orderId), eq(stockHolds.state, 'held')))
}

/**
 * Restocks the pieces, once: those that were only held, or, of an order that is cancelled before its parcel
 * was shipped, those that were sold; with a shop, of its parcel only. A hold in another state gives nothing.
 */
export async function releaseHolds(
  tx: Connection,
  { orderId, shopId, from = 'held', now }: SettleHolds & { shopId?: string; from?: 'held' | 'committed' },
) {
  const ofShop =
    shopId && sql`and sku in (select sku from order_lines where order_id = ${orderId} and shop_id = ${shopId})`
  await tx.execute(sql`
    with released as (
      update stock_holds set state = 'released', settled_at = ${now.toISOString()}::timestamptz
      where order_id = ${orderId} and state = ${from} ${ofShop ?? sql.empty()}
      returning sku, quantity
    ), locked as materialized (
      select variants.sku, released.quantity from variants join released using (sku)
      order by variants.sku for no key update of variants
    )
    update variants set available = available + locked.quantity from locked where variants.sku = locked.sku`)
}
