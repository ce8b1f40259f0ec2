import type { Invariant } from './invariant'

export const noOrderIsLost: Invariant = {
  number: 19,
  sentence:
    'However the gateway fails, an order is whole: its lines, one hold each, an attempt to go on with, and its invoice once it is paid.',

  inPasar: (sql) => sql`
    select orders.id as order_id, missing from orders, lateral (
      select 'lines' as missing where not exists (select from order_lines where order_id = orders.id)
      union all
      select 'an attempt' where not exists (select from payment_attempts where order_id = orders.id)
      union all
      select 'goods for its sum' where subtotal <> (
        select coalesce(sum(unit_price * quantity), 0) from order_lines where order_id = orders.id
      )
      union all
      select 'its basket' where not exists (select from baskets where id = orders.basket_id and state = 'ordered')
      union all
      select 'its invoice' where paid_at is not null and not exists (select from invoices where order_id = orders.id)
      union all
      select 'a page for an open attempt' from payment_attempts
      where order_id = orders.id and state = 'open' and redirect_url is null
    ) as gap
    union all
    select hold.order_id, 'a line for the hold of ' || hold.sku from stock_holds as hold
    where not exists (select from order_lines as line where line.order_id = hold.order_id and line.sku = hold.sku)`,
}
