-- Whether Pasar changed an imported order before it opened with it: the import does not write such
-- an order any more.
create or replace function changed_since_import(of_order text) returns boolean language sql stable as $$
  select not exists (select from moved_phase where phase in ('open', 'purged')) and exists (
    select from moved_orders as moved join order_events as event on event.order_id = moved.order_id
    where moved.order_id = of_order and event.id > coalesce(moved.last_event, 0))
$$;
