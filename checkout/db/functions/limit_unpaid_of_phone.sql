-- Refuses an order when its phone has reached its limit of unpaid orders that hold goods: orders
-- that wait for a payment, and COD orders that no shop has packed.
create or replace function limit_unpaid_of_phone(buyer_phone text, network text, sessions text[], most integer)
returns void language plpgsql as $$
begin
  if has_most_unpaid(buyer_phone, network, sessions, most) then
    raise exception 'too many unpaid orders of one phone' using errcode = 'UNPPH';
  end if;
end;
$$;
