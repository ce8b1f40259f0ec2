-- Refuses a status change without an order event. The transaction that places, imports or
-- changes an order writes its event.
create or replace function require_an_order_event() returns trigger language plpgsql as $$
declare
  of_order text;
begin
  if tg_table_name = 'orders' then of_order := new.id; else of_order := new.order_id; end if;
  if not exists (select from order_events where order_id = of_order and xmin = pg_current_xact_id()::xid) then
    raise exception '% of order % changed without an order event', tg_table_name, of_order
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end;
$$;

drop trigger if exists orders_begin_with_an_event on orders;
create constraint trigger orders_begin_with_an_event
  after insert on orders deferrable initially deferred
  for each row execute function require_an_order_event();

drop trigger if exists orders_change_with_an_event on orders;
create constraint trigger orders_change_with_an_event
  after update of status on orders deferrable initially deferred
  for each row when (old.status is distinct from new.status) execute function require_an_order_event();

-- A request to the gateway is no event of the order.
drop trigger if exists refunds_change_with_an_event on refunds;
create constraint trigger refunds_change_with_an_event
  after insert or update of state on refunds deferrable initially deferred
  for each row when (new.state <> 'sent') execute function require_an_order_event();
