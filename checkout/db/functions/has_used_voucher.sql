-- Whether this buyer has had a voucher that is given once: it is in an order that was not given up
-- and is of this session, or goes by this phone. Orders with a discount alone are found by their
-- phone: most have none. Volatile: it sees what was committed while a lock was waited for.
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
