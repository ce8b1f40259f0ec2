-- Refuses to delete an event that Pasar wrote for an imported order. The import rewrites only
-- the events of orders that Pasar has not changed since.
create or replace function keep_own_events() returns trigger language plpgsql as $$
declare
  of_order text;
begin
  select gone.order_id into of_order from gone join migrated_orders as migrated on migrated.order_id = gone.order_id
  where gone.id > coalesce(migrated.last_event, 0) limit 1;
  if found then
    raise exception 'order % was changed since its import', of_order using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end;
$$;

create or replace trigger own_events_stay
  after delete on order_events referencing old table as gone
  for each statement execute function keep_own_events();
