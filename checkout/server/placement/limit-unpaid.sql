-- What the migration holds, word for word. Refuses an order when its browser or account, its phone or its network address has
-- as many orders as it may that hold goods and are not paid: those that wait for a payment, and those to be paid at the door that
-- no shop has packed. Orders of one buyer come one after the other; those of an address, which many buyers share, only once it is
-- half way to its limit.
create or replace function limit_unpaid(placed orders, origin_key text, most jsonb) returns void language plpgsql as $$
declare
  held integer;
  lock_key text;
begin
  for lock_key in select 'unpaid ' || key from unnest(array[placed.session_hash, placed.phone]) as key order by key loop
    perform pg_advisory_xact_lock(hashtextextended(lock_key, 0));
  end loop;
  if (
    select count(*) from orders where session_hash = placed.session_hash and status in ('awaiting_payment', 'confirmed')
  ) >= (most ->> 'session')::integer then
    raise exception 'too many unpaid orders of one browser' using errcode = 'UNPBR';
  end if;
  if (
    select count(*) from orders where phone = placed.phone and status in ('awaiting_payment', 'confirmed')
  ) >= (most ->> 'phone')::integer then
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

create or replace function count_unpaid_from(origin_key text) returns integer language sql as $$
  select count(distinct orders.id)::integer from stock_holds join orders on orders.id = order_id
  where origin = origin_key and status in ('awaiting_payment', 'confirmed')
$$;
