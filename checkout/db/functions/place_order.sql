-- Makes an order of an open basket, with its parcels, lines, first payment attempt (unless it is
-- paid at the door), change log, stock, vouchers and seats of open waiting rooms, or nothing. Saves
-- its address for the next order, and takes its lines out of the cart. False when the basket is not
-- open any more, or has changed since the placement was decided.
create or replace function place_order(placement jsonb) returns boolean language plpgsql as $$
declare
  placed orders;
  collected boolean;
begin
  select * into placed from jsonb_populate_record(null::orders, placement -> 'order');

  -- Two clicks come one after the other: the second waits here.
  update baskets set state = 'ordered'
  where id = placed.basket_id and session_hash = placed.session_hash
    and state = 'open' and version = (placement ->> 'version')::integer
  returning from_cart into collected;
  if not found then return false; end if;
  perform limit_unpaid_of_browser(
    array[placed.session_hash, placement ->> 'browser'], placement ->> 'device',
    (placement -> 'most_unpaid' ->> 'session')::integer
  );
  perform limit_unpaid(placed, placement ->> 'origin', placement -> 'most_unpaid');
  perform spend_seats(placed, placement -> 'lines', placement -> 'seats');
  -- Whoever comes after the last piece learns it before anything is written.
  if exists (
    select from jsonb_populate_recordset(null::order_lines, placement -> 'lines') as line join variants using (sku)
    where available < quantity
  ) then
    raise exception 'insufficient stock' using errcode = 'SHORT';
  end if;

  insert into orders select placed.*;
  insert into order_parcels select * from jsonb_populate_recordset(null::order_parcels, placement -> 'parcels');
  insert into order_lines select * from jsonb_populate_recordset(null::order_lines, placement -> 'lines');
  insert into payment_attempts
    (order_id, number, provider_order_id, amount, expires_at, created_at, opening_until, unanswered_requests)
  select order_id, number, provider_order_id, amount, expires_at, created_at, opening_until, coalesce(unanswered_requests, 0)
  from jsonb_populate_record(null::payment_attempts, placement -> 'attempt') where placement ? 'attempt';
  -- The version before calls it `facts`.
  perform write_change_log(coalesce(placement -> 'change_log', placement -> 'facts'));

  -- An address that led to no order is kept with its basket alone. The same one again is the same row, with what was noted last.
  -- Beside nineteen others: those used longest ago give way, the first choice last of all.
  with kept as (
    insert into saved_addresses
      (session_hash, recipient, phone, email, area_id, street, rt_rw, landmark, courier_note, used_at)
    select placed.session_hash, recipient, phone, email, area_id, street, rt_rw, landmark, courier_note, placed.placed_at
    from basket_deliveries where basket_id = placed.basket_id
    on conflict on constraint saved_addresses_once do update set
      email = excluded.email, rt_rw = excluded.rt_rw, landmark = excluded.landmark, courier_note = excluded.courier_note,
      used_at = excluded.used_at
    returning id
  )
  delete from saved_addresses where session_hash = placed.session_hash and id in (
    select id from saved_addresses where session_hash = placed.session_hash and id not in (select id from kept)
    order by preferred_at desc nulls last, used_at desc offset 19
  );
  if collected then
    -- Pieces that were taken off at the checkout, or that another tab has added since, are not ordered and stay.
    delete from cart_lines using order_lines
    where cart_lines.session_hash = placed.session_hash and order_id = placed.id and order_lines.sku = cart_lines.sku
      and cart_lines.quantity <= order_lines.quantity;
    update cart_lines set quantity = cart_lines.quantity - order_lines.quantity, form_key = null from order_lines
    where cart_lines.session_hash = placed.session_hash and order_id = placed.id and order_lines.sku = cart_lines.sku;
  end if;

  -- Stock comes last: the rows of a hot product stay locked only for the commit. In the order of their SKU, so that two
  -- baskets cannot wait for each other, and not more than an update needs: an order's lines point at these rows.
  perform from variants join order_lines using (sku) where order_id = placed.id order by sku for no key update of variants;
  with taken as (
    update variants set available = available - quantity from order_lines
    where order_id = placed.id and variants.sku = order_lines.sku and available >= quantity
    returning variants.sku, quantity
  )
  insert into stock_holds (order_id, sku, quantity, origin)
  select placed.id, sku, quantity, placement ->> 'origin' from taken;
  if exists (select from order_lines left join stock_holds using (order_id, sku) where order_id = placed.id and stock_holds.sku is null) then
    raise exception 'insufficient stock' using errcode = 'SHORT';
  end if;

  perform take_vouchers(placed, placement -> 'vouchers');

  return true;
end;
$$;
