-- Refuses an order when its phone or its network address has as many unpaid orders as it may: those
-- that wait for a payment, and cash orders that no shop has packed. Orders of one phone take turns.
-- Orders of an address, which many buyers share, take turns once it is half way to its limit.
create or replace function limit_unpaid(placed orders, origin_key text, most jsonb) returns void language plpgsql as $$
declare
  held integer;
begin
  if has_most_unpaid(placed.phone, (most ->> 'phone')::integer) then
    raise exception 'too many unpaid orders of one phone' using errcode = 'UNPPH';
  end if;

  held := count_unpaid_from(origin_key);
  if held < (most ->> 'origin')::integer / 2 then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || origin_key, 0));
  if count_unpaid_from(origin_key) >= (most ->> 'origin')::integer then
    raise exception 'too many unpaid orders from one address' using errcode = 'UNPAD';
  end if;
end;
$$;
