-- Applies limit_unpaid to a browser. Its orders are those of its guest session and of the
-- accounts that signed in on it, so that a sign-out does not reset the count.
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
