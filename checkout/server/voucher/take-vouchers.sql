-- What the migration holds, word for word.

-- Whether this buyer has had a voucher that is given once: it is in an order that was not given up and is of this session, or
-- goes by this phone. Orders with a discount alone are found by their phone: most have none. Volatile: it sees what was
-- committed while a lock was waited for.
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

-- Takes each voucher of an order that was just written, or raises an error: one is used up, or this buyer has used it meanwhile.
-- After the stock, and in the order of the codes, as everybody does: two orders cannot wait for each other.
create or replace function take_vouchers(placed orders, wanted jsonb) returns void language plpgsql as $$
declare
  asked order_vouchers;
begin
  for asked in select * from jsonb_populate_recordset(null::order_vouchers, wanted) order by code loop
    update vouchers set taken = taken + 1 where code = asked.code and taken < quota;
    if not found then
      raise exception 'voucher used up' using errcode = 'VUSED';
    end if;
    -- Under the voucher's lock: who comes second sees the order of who was first.
    if has_used_voucher(asked.code, placed.session_hash, placed.phone) then
      raise exception 'voucher used by this buyer' using errcode = 'VONCE';
    end if;
    insert into order_vouchers (order_id, code, shop_id, amount) values (placed.id, asked.code, asked.shop_id, asked.amount);
  end loop;
end;
$$;
