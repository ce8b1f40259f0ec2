import type { Invariant } from './invariant'

export const noOrderIsLost: Invariant = {
  number: 19,
  sentence:
    'However the gateway fails, an order is whole: the sum of its parcels and they of their lines, less what its vouchers took off these, one hold each, an attempt to go on with unless it is paid at the door, and its invoice once it is paid; it stands where the least far of its parcels stands. One that was brought over has no basket, and holds what is still to happen of its goods alone; another shop bore what its vouchers took off, of whatever kind.',

  inPasar: (sql) => sql`
    select orders.id as order_id, missing from orders left join migrated_orders as migrated on migrated.order_id = orders.id, lateral (
      select 'lines' as missing where not exists (select from order_lines where order_id = orders.id)
      union all
      select 'an attempt' where payment_way = 'gateway' and not exists (select from payment_attempts where order_id = orders.id)
      union all
      select 'parcels for its sum' where (subtotal::bigint, shipping::bigint, insurance::bigint) is distinct from (
        select (sum(parcel.subtotal), sum(parcel.shipping), sum(parcel.insurance)) from order_parcels as parcel where parcel.order_id = orders.id
      )
      union all
      select 'goods for the sum of ' || parcel.shop_id from order_parcels as parcel
      where parcel.order_id = orders.id and parcel.subtotal <> (
        select coalesce(sum(unit_price * quantity), 0) from order_lines as line
        where line.order_id = parcel.order_id and line.shop_id = parcel.shop_id
      )
      union all
      select 'vouchers for what was taken off'
      where migrated.order_id is null and (shop_discount::bigint, platform_discount::bigint, shipping_discount::bigint) is distinct from (
        select (
          coalesce(sum(given.amount) filter (where kind = 'shop'), 0), coalesce(sum(given.amount) filter (where kind = 'platform'), 0),
          coalesce(sum(given.amount) filter (where kind = 'shipping'), 0)
        ) from order_vouchers as given join vouchers using (code) where given.order_id = orders.id
      )
      union all
      select 'vouchers for what another shop took off'
      where migrated.order_id is not null and shop_discount + platform_discount + shipping_discount <> (
        select coalesce(sum(given.amount), 0) from order_vouchers as given where given.order_id = orders.id
      )
      union all
      select 'parcels for what was taken off'
      where (shop_discount::bigint, platform_discount::bigint, shipping_discount::bigint) is distinct from (
        select (sum(parcel.shop_discount), sum(parcel.platform_discount), sum(parcel.shipping_discount))
        from order_parcels as parcel where parcel.order_id = orders.id
      )
      union all
      select 'goods for what was taken off ' || parcel.shop_id from order_parcels as parcel
      where parcel.order_id = orders.id and (parcel.shop_discount::bigint, parcel.platform_discount::bigint) is distinct from (
        select (sum(line.shop_discount), sum(line.platform_discount)) from order_lines as line
        where line.order_id = parcel.order_id and line.shop_id = parcel.shop_id
      )
      union all
      select 'the step that its parcels took' from (
        select count(*) as parcels, count(packed_at) as packed, count(shipped_at) as shipped, count(arrived_at) as arrived
        from order_parcels where order_id = orders.id and cancelled_at is null
      ) as way
      where case status
        when 'paid' then packed = parcels
        when 'packed' then packed < parcels or shipped = parcels
        when 'shipped' then shipped < parcels or arrived = parcels
        when 'arrived' then arrived < parcels
        when 'done' then shipped < parcels
        when 'cancelled' then shipped > 0 and cancel_reason::text is distinct from 'refused'
        else packed > 0
      end
      union all
      select 'its basket' where case when migrated.order_id is not null then basket_id is not null
        else not exists (select from baskets where id = orders.basket_id and state = 'ordered') end
      union all
      select 'its invoice' where paid_at is not null and not exists (select from invoices where order_id = orders.id)
      union all
      select 'a page for an open attempt' from payment_attempts
      where order_id = orders.id and state = 'open' and redirect_url is null and account is null
    ) as gap
    union all
    select hold.order_id, 'a line for the hold of ' || hold.sku from stock_holds as hold
    where not exists (select from order_lines as line where line.order_id = hold.order_id and line.sku = hold.sku)`,
}
