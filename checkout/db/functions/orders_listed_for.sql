-- Returns the orders that these sessions placed, or opened by number and phone. Each half uses its
-- own index.
create or replace function orders_listed_for(sessions text[]) returns setof orders language sql stable as $$
  select * from orders where id in (
    select own.id from orders own where own.session_hash = any(sessions)
    union all select order_id from order_readers where order_readers.session_hash = any(sessions)
  )
$$;
