-- Holds the stock of an order that was just written, and then its vouchers. Raises an error when
-- either is used up. An order whose buyer has received none at its phone yet may hold a part of
-- the stock only. Rows of a hot product stay locked only for the commit. Stock is locked in
-- the order of the SKU and vouchers in the order of the code, so that two orders cannot
-- deadlock.
create or replace function hold_order(
  placed text, network text, voucher_codes text[], voucher_shops text[], voucher_amounts integer[]
) returns void language plpgsql as $$
declare
  buyer orders;
  is_unproven boolean;
  asked record;
begin
  select * into buyer from orders where id = placed;
  is_unproven := not exists (
    select from orders_listed_for(array[buyer.session_hash]) own
    where own.phone = buyer.phone and own.status in ('arrived', 'done')
  );

  -- `for no key update` is enough: order lines reference these rows.
  perform from variants join order_lines using (sku) where order_id = placed order by sku for no key update of variants;
  with taken as (
    update variants set available = available - quantity from order_lines
    where order_id = placed and variants.sku = order_lines.sku and available >= quantity
    returning variants.sku, quantity
  )
  insert into stock_holds (order_id, sku, quantity, origin, phone_unproven)
  select placed, sku, quantity, network, is_unproven from taken;
  if exists (
    select from order_lines left join stock_holds using (order_id, sku) where order_id = placed and stock_holds.sku is null
  ) then
    raise exception 'insufficient stock' using errcode = 'SHORT';
  end if;
  if is_unproven then
    perform limit_unpaid_pieces(placed);
  end if;

  for asked in
    select * from unnest(voucher_codes, voucher_shops, voucher_amounts) as voucher (code, shop_id, amount) order by code
  loop
    update vouchers set taken = taken + 1 where code = asked.code and taken < quota;
    if not found then
      raise exception 'voucher used up' using errcode = 'VUSED';
    end if;
    -- Runs under the voucher's lock, so that a second order of the buyer sees the first.
    if has_used_voucher(asked.code, buyer.session_hash, buyer.phone) then
      raise exception 'voucher used by this buyer' using errcode = 'VONCE';
    end if;
    insert into order_vouchers (order_id, code, shop_id, amount) values (placed, asked.code, asked.shop_id, asked.amount);
  end loop;
end;
$$;
