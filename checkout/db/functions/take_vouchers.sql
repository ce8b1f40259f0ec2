-- Takes each voucher of an order that was just written, or raises an error: one is used up, or this
-- buyer has used it meanwhile. After the stock, and in the order of the codes, as every writer
-- does: two orders cannot wait for each other.
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
