-- Refuses an order when its browser has reached its limit of unpaid orders that hold goods.
create or replace function limit_unpaid_of_browser(own text[], device text, most integer) returns void language plpgsql as $$
declare
  sessions text[] := sessions_of_browser(own, device);
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
