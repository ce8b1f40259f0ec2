-- Returns whether Pasar changed an imported order before the cut-over. The import no longer
-- writes such an order.
create or replace function changed_since_import(of_order text) returns boolean language sql stable as $$
  select not exists (select from migration_state where phase in ('open', 'purged')) and exists (
    select from migrated_orders as migrated join order_events as event on event.order_id = migrated.order_id
    where migrated.order_id = of_order and event.id > coalesce(migrated.last_event, 0))
$$;
