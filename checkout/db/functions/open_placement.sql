-- Starts the placement of an order under the lock of its basket: counts the buyer's unpaid
-- orders, spends the seats that the goods need, and refuses a shortage before anything is
-- written. Of two clicks, the second waits for the basket's lock.
create or replace function open_placement(
  wanted_basket uuid, buyer_session text, wanted_version integer, buyer_browser text, buyer_device text, buyer_phone text,
  network text, most_of_session integer, most_of_phone integer, most_of_network integer,
  products text[], skus text[], quantities integer[], seat_rooms text[], seat_numbers bigint[]
) returns table (basket_id uuid, from_cart boolean) language plpgsql as $$
declare
  collected boolean;
begin
  update baskets set state = 'ordered'
  where id = wanted_basket and session_hash = buyer_session and state = 'open' and version = wanted_version
  returning baskets.from_cart into collected;
  if not found then
    raise exception 'the basket is not open, or not what was quoted' using errcode = 'BSKET';
  end if;

  perform limit_unpaid_of_browser(array[buyer_session, buyer_browser], buyer_device, most_of_session);
  perform limit_unpaid_of_phone(
    buyer_phone, network, sessions_of_browser(array[buyer_session, buyer_browser], buyer_device), most_of_phone
  );
  perform limit_unpaid_of_network(network, most_of_network);
  perform spend_seats(wanted_basket, products, seat_rooms, seat_numbers);

  if exists (
    select from unnest(skus, quantities) as line (sku, quantity) join variants using (sku) where available < quantity
  ) then
    raise exception 'insufficient stock' using errcode = 'SHORT';
  end if;

  return query select wanted_basket, collected;
end;
$$;
