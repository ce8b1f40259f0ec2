-- Takes what an order that was just written needs: its stock, and then its vouchers. An order that comes too late for either
-- raises an error. The rows of a hot product stay locked only for the commit. They are locked in the order of their SKU, and
-- vouchers in the order of their code, so that two orders cannot wait for each other.
create or replace function hold_order(
  placed text, network text, voucher_codes text[], voucher_shops text[], voucher_amounts integer[]
) returns void language plpgsql as $$
declare
  buyer orders;
  asked record;
begin
  -- No more than an update needs: an order's lines refer to these rows.
  perform from variants join order_lines using (sku) where order_id = placed order by sku for no key update of variants;
  with taken as (
    update variants set available = available - quantity from order_lines
    where order_id = placed and variants.sku = order_lines.sku and available >= quantity
    returning variants.sku, quantity
  )
  insert into stock_holds (order_id, sku, quantity, origin) select placed, sku, quantity, network from taken;
  if exists (
    select from order_lines left join stock_holds using (order_id, sku) where order_id = placed and stock_holds.sku is null
  ) then
    raise exception 'insufficient stock' using errcode = 'SHORT';
  end if;

  select * into buyer from orders where id = placed;
  for asked in
    select * from unnest(voucher_codes, voucher_shops, voucher_amounts) as voucher (code, shop_id, amount) order by code
  loop
    update vouchers set taken = taken + 1 where code = asked.code and taken < quota;
    if not found then
      raise exception 'voucher used up' using errcode = 'VUSED';
    end if;
    -- Under the voucher's lock: a second order of the buyer sees the first.
    if has_used_voucher(asked.code, buyer.session_hash, buyer.phone) then
      raise exception 'voucher used by this buyer' using errcode = 'VONCE';
    end if;
    insert into order_vouchers (order_id, code, shop_id, amount) values (placed, asked.code, asked.shop_id, asked.amount);
  end loop;
end;
$$;
