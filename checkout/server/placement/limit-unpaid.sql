-- What the migration holds, word for word. Refuses an order when its phone or its network address has as many orders as it may that
-- hold goods and are not paid: those that wait for a payment, and those to be paid at the door that no shop has packed. Orders of
-- one buyer come one after the other; those of an address, which many buyers share, only once it is half way to its limit.
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

-- The same for a browser. Its orders are those of its own session, as a guest's, and of the accounts that were entered in it:
-- with a new session after a sign-out it has the same ones.
create or replace function limit_unpaid_of_browser(own text[], device text, most integer) returns void language plpgsql as $$
declare
  sessions text[] := array(
    select unnest(own) union
    select session_hash from customer_devices join customers on customers.id = customer_id where token_hash = device
  );
  one text;
begin
  for one in select unnest(sessions) order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('unpaid ' || one, 0));
  end loop;
  if (
    select count(*) from orders where session_hash = any(sessions) and status in ('awaiting_payment', 'confirmed')
  ) >= most then
    raise exception 'too many unpaid orders of one browser' using errcode = 'UNPBR';
  end if;
end;
$$;

-- Whether a phone may have no further unpaid order, by ordering or by a correction. Until the transaction ends nobody else adds one.
create or replace function has_most_unpaid(wanted text, most integer) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || wanted, 0));
  return (
    select count(*) >= most from orders where phone = wanted and status in ('awaiting_payment', 'confirmed')
  );
end;
$$;

create or replace function count_unpaid_from(origin_key text) returns integer language sql as $$
  select count(distinct orders.id)::integer from stock_holds join orders on orders.id = order_id
  where origin = origin_key and status in ('awaiting_payment', 'confirmed')
$$;
