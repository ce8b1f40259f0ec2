import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

type RetakeStock = { orderId: string; now: Date }

/**
 * Takes all released pieces of an order from stock again, as sold, or none; returns which. One
 * statement: locks the released holds first, so that a concurrent call finds none, then the stock
 * rows in order of SKU, and reads both under the lock. The vouchers are taken again too: the paid
 * discount is honoured, and a voucher that is used up meanwhile, by others or by this buyer, does
 * not count against its quota. Vouchers of migrated orders were counted in the old shop.
 */
export async function retakeStock(tx: Connection, { orderId, now }: RetakeStock) {
  const at = sql`${now.toISOString()}::timestamptz`
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
    ), sold as (
      update stock_holds set state = 'committed', settled_at = ${at}
      where order_id = ${orderId} and state = 'released' and sku in (select sku from taken) returning sku
    ), asked as materialized (
      select vouchers.code, vouchers.taken < vouchers.quota as left_over, exists (
        select from migrated_orders where order_id = ${orderId}) as used_before
      from vouchers join order_vouchers on order_vouchers.code = vouchers.code
      where order_id = ${orderId} and state = 'released' and (select count(*) from sold) > 0
      order by vouchers.code for no key update of vouchers
    ), again as (
      update order_vouchers set state = 'used', settled_at = ${at},
        honoured = not used_before and (
          not asked.left_over or has_used_voucher(asked.code, orders.session_hash, orders.phone))
      from asked, orders
      where order_vouchers.order_id = ${orderId} and order_vouchers.code = asked.code and orders.id = ${orderId}
      returning order_vouchers.code, honoured or used_before as uncounted
    ), counted as (
      update vouchers set taken = vouchers.taken + 1 from again where vouchers.code = again.code and not uncounted
    )
    select sku from sold`)

  return retaken.length > 0
}
