-- Returns whether this buyer has used a voucher that each buyer gets once: an order with it
-- exists that was not cancelled, of this session or this phone. By phone it searches only orders
-- with a discount, because most orders have none. Volatile, so that it sees rows that were
-- committed during a lock wait.
create or replace function has_used_voucher(voucher_code text, session text, buyer_phone text) returns boolean language sql as $$
  select (select once_a_buyer from vouchers where code = voucher_code) and (
    exists (
      select from orders join order_vouchers on order_id = orders.id and code = voucher_code and state <> 'released'
      where session_hash = session
    ) or exists (
      select from orders join order_vouchers on order_id = orders.id and code = voucher_code and state <> 'released'
      where phone = buyer_phone and (shop_discount > 0 or platform_discount > 0 or shipping_discount > 0)
    )
  )
$$;
