import type { Invariant } from './invariant'

export const stockAddsUp: Invariant = {
  number: 10,
  sentence:
    'A hold is released once, and stock is never below zero: what is there, held and sold, and not taken back, is what there was. No voucher is given out oftener than its quota, nor twice to one phone.',

  // Stock is shared, so it is counted over all holds, even when only new rows are checked.
  inPasar: (sql, { supply = {} }) => sql`
    select sku, null as order_id, 'below zero' as what from variants where available < 0
    union all
    select sku, null, 'in stock, held and sold: ' || there || ' of ' || supplied from (
      select variants.sku, supply.value::int as supplied, available + coalesce((
        select sum(quantity) from public.stock_holds as hold where hold.sku = variants.sku and state <> 'released'
      ), 0) - coalesce((
        select sum(quantity - refused) from public.return_lines as line join public.returns as taken on taken.id = line.return_id
        where line.sku = variants.sku and restocked
      ), 0) as there
      from variants join jsonb_each_text(${JSON.stringify(supply)}::text::jsonb) as supply on supply.key = variants.sku
    ) as counted where there <> supplied
    union all
    select hold.sku, hold.order_id, hold.state || ' in an order that is ' || orders.status
    from stock_holds as hold join orders on orders.id = hold.order_id
      join order_lines as line on line.order_id = hold.order_id and line.sku = hold.sku
      join order_parcels as parcel on parcel.order_id = line.order_id and parcel.shop_id = line.shop_id
    where hold.state <> case
      when orders.status = 'awaiting_payment' then 'held'
      when orders.status in ('expired', 'cancelled') or parcel.cancelled_at is not null then 'released'
      when orders.payment_way = 'cod' and orders.paid_at is null then 'held'
      else 'committed'
    end::hold_state
    union all
    select sku, order_id, state || ' with ' || coalesce(settled_at::text, 'no moment') from stock_holds
    where (state = 'held') <> (settled_at is null)
    union all
    select code, null, 'given out ' || given || ' times, counted ' || taken || ' of ' || quota from (
      select code, taken, quota, taken_before + (
        select count(*) from public.order_vouchers as one
        where one.code = vouchers.code and state <> 'released' and not honoured
          and not exists (select from public.migrated_orders as migrated where migrated.order_id = one.order_id)
      ) as given
      from vouchers
    ) as counted where given <> taken or taken > quota
    union all
    select given.code, max(given.order_id), count(*) || ' orders of one phone have it'
    from order_vouchers as given join vouchers using (code) join orders on orders.id = given.order_id
    where once_a_buyer and state <> 'released' and not honoured and phone like '+%'
    group by given.code, phone having count(*) > 1
    union all
    select given.code, given.order_id, given.state || ' in an order that is ' || orders.status
    from order_vouchers as given join orders on orders.id = given.order_id
    where given.state <> case
      when orders.status = 'awaiting_payment' then 'held'
      when orders.status in ('expired', 'cancelled') then 'released'
      when orders.payment_way = 'cod' and orders.paid_at is null then 'held'
      else 'used'
    end::order_voucher_state or (given.state = 'held') <> (settled_at is null)`,
}
