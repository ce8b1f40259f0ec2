-- Spends the seats that an order needs, or raises an error: one in each open room of its goods,
-- a product's own room before the whole shop's. A seat buys one order. A basket that was in a
-- checkout when the room opened needs none, unless its goods were chosen again since.
create or replace function spend_seats(wanted_basket uuid, products text[], seat_rooms text[], seat_numbers bigint[])
returns void language plpgsql as $$
declare
  room waiting_rooms;
begin
  for room in
    select * from waiting_rooms where opened_at is not null and id in (
      select coalesce((select id from waiting_rooms where id = product and opened_at is not null), 'shop')
      from unnest(products) as product
    ) order by id
  loop
    continue when exists (
      select from waiting_insiders join baskets on baskets.id = basket_id
      where room_id = room.id and basket_id = wanted_basket and filled_at <= room.opened_at
    );
    -- The second of two orders with one seat waits here, and finds the seat spent.
    update waiting_seats set until = '-infinity'
    where room_id = room.id and until > '-infinity' and number in (
      select seat.number from unnest(seat_rooms, seat_numbers) as seat (room_id, number) where seat.room_id = room.id
    );
    if not found then
      raise exception 'no seat in the waiting room' using errcode = 'QUEUE';
    end if;
  end loop;
end;
$$;
