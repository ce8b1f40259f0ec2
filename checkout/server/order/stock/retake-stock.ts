import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

type RetakeStock = { orderId: string; now: Date }

/**
 * Takes every piece that an order had released from stock again, as sold, or none; returns which. One statement:
 * the released hold is locked first, so that a concurrent call finds nothing left to take; then
 * the stock's rows in the order of their SKU. Both are seen as they are under the lock.
 */
export async function retakeStock(tx: Connection, { orderId, now }: RetakeStock) {
  const retaken = await tx.execute(sql`
    with given as materialized (
      select sku, quantity from stock_holds where order_id = ${orderId} and state = 'released' order by sku for update
    ), locked as materialized (
      select variants.sku, given.quantity, variants.available >= given.quantity as there
      from variants join given using (sku) order by variants.sku for no key update of variants
    ), taken as (
      update variants set available = available - locked.quantity from locked
      where variants.sku = locked.sku and (select bool_and(there) from locked)
      returning variants.sku
    )
    update stock_holds set state = 'committed', settled_at = ${now.toISOString()}::timestamptz
    where order_id = ${orderId} and state = 'released' and sku in (select sku from taken) returning sku`)

  return retaken.length > 0
}
