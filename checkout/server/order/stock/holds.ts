import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

type SettleHolds = { orderId: string; now: Date }

/** Marks the held pieces as sold and the vouchers as used. */
export async function commitHolds(tx: Connection, { orderId, now }: SettleHolds) {
  const at = sql`${now.toISOString()}::timestamptz`
  await tx.execute(sql`
    with used as (
      update order_vouchers set state = 'used', settled_at = ${at} where order_id = ${orderId} and state = 'held'
    )
    update stock_holds set state = 'committed', settled_at = ${at}, origin = null where order_id = ${orderId} and state = 'held'`)
}

/** State of a voucher by the state of its order's holds. */
const VOUCHER_STATE = { held: 'held', committed: 'used' } as const

type ReleaseHolds = SettleHolds & { shopId?: string; from?: 'held' | 'committed' }

/**
 * Restocks the pieces of holds in state `from`, once: reserved pieces, or sold pieces of an order
 * that is cancelled before shipping; with `shopId`, of that parcel only. Releasing the whole order
 * also releases its vouchers, except those that count in no quota: honoured ones, and those used in
 * the old shop. Vouchers are locked after the stock, as everywhere, to avoid deadlocks.
 */
export async function releaseHolds(tx: Connection, { orderId, shopId, from = 'held', now }: ReleaseHolds) {
  const at = sql`${now.toISOString()}::timestamptz`
  const ofShop =
    shopId && sql`and sku in (select sku from order_lines where order_id = ${orderId} and shop_id = ${shopId})`
  await tx.execute(sql`
    with released as (
      update stock_holds set state = 'released', settled_at = ${at}, origin = null
      where order_id = ${orderId} and state = ${from} ${ofShop ?? sql.empty()}
      returning sku, quantity
    ), locked as materialized (
      select variants.sku, released.quantity from variants join released using (sku)
      order by variants.sku for no key update of variants
    ), restocked as (
      update variants set available = available + locked.quantity from locked where variants.sku = locked.sku
      returning variants.sku
    ), unused as (
      update order_vouchers set state = 'released', settled_at = ${at}
      where order_id = ${orderId} and state = ${VOUCHER_STATE[from]} and (select count(*) from restocked) >= 0
        and ${shopId === undefined}
      returning code, honoured
    ), counted as materialized (
      select vouchers.code from vouchers join unused using (code)
      where not honoured and not exists (select from migrated_orders where order_id = ${orderId})
      order by vouchers.code for no key update of vouchers
    )
    update vouchers set taken = taken - 1 from counted where vouchers.code = counted.code`)
}
