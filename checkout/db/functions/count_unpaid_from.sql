-- Counts the unpaid orders from a network address that hold goods.
create or replace function count_unpaid_from(origin_key text) returns integer language sql as $$
  select count(distinct orders.id)::integer from stock_holds join orders on orders.id = order_id
  where origin = origin_key and status in ('awaiting_payment', 'confirmed')
$$;
