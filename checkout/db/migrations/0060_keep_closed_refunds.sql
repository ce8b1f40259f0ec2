ALTER TABLE "moved_orders" ADD COLUMN "last_event" bigint;--> statement-breakpoint
-- Of a migration that is under way: events up to the time of an order's import are the import's.
update moved_orders set last_event = (
  select max(id) from order_events where order_id = moved_orders.order_id and at <= moved_orders.arrived_at)
where exists (select from moved_phase where phase = 'loading');
--> statement-breakpoint
-- Whether Pasar changed an imported order before it opened with it: the import does not write such an order any more.
create function changed_since_import(of_order text) returns boolean language sql stable as $$
  select not exists (select from moved_phase where phase in ('open', 'purged')) and exists (
    select from moved_orders as moved join order_events as event on event.order_id = moved.order_id
    where moved.order_id = of_order and event.id > coalesce(moved.last_event, 0))
$$;
--> statement-breakpoint
-- The event is written by the transaction of the change itself. Placing an order is no change.
create function require_an_order_event() returns trigger language plpgsql as $$
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
--> statement-breakpoint
create constraint trigger orders_change_with_an_event
  after update of status on orders deferrable initially deferred
  for each row when (old.status is distinct from new.status) execute function require_an_order_event();
--> statement-breakpoint
-- That the gateway has been asked is no event of the order.
create constraint trigger refunds_change_with_an_event
  after insert or update of state on refunds deferrable initially deferred
  for each row when (new.state <> 'sent') execute function require_an_order_event();
--> statement-breakpoint
-- Money that has gone back stays gone. A transfer by hand may turn out to be confirmed by the gateway, with the gateway's amount.
-- The old shop's refunds follow the old shop until Pasar opens, as long as Pasar has not changed their order.
create function keep_closed_refunds() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.order_id = old.order_id and new.attempt_id is not distinct from old.attempt_id
    and new.refund_key = old.refund_key and (
      new.state = old.state and new.amount >= old.amount or old.state = 'manual_done' and new.state = 'confirmed'
    ) then
    return new;
  end if;
  if exists (select from moved_orders where order_id = old.order_id)
    and not exists (select from moved_phase where phase in ('open', 'purged'))
    and not changed_since_import(old.order_id) then
    return case tg_op when 'UPDATE' then new else old end;
  end if;
  raise exception 'refund % is closed', old.refund_key using errcode = 'integrity_constraint_violation';
end;
$$;
--> statement-breakpoint
create trigger refunds_stay_closed
  before update or delete on refunds
  for each row when (old.state in ('confirmed', 'manual_done')) execute function keep_closed_refunds();
--> statement-breakpoint
-- What was given back of a payment, or of cash, is never less than its closed refunds.
create function keep_what_was_given_back() returns trigger language plpgsql as $$
declare
  given integer;
  closed bigint;
begin
  if tg_table_name = 'payment_attempts' then
    select given_back, (
      select sum(amount) from refunds where attempt_id = new.id and state in ('confirmed', 'manual_done')
    ) into given, closed from payment_attempts where id = new.id;
  else
    select given_back, (
      select sum(amount) from refunds
      where order_id = new.order_id and attempt_id is null and state in ('confirmed', 'manual_done')
    ) into given, closed from cash_collections where order_id = new.order_id;
  end if;
  if given < closed then
    raise exception 'closed refunds of order % are more than was given back', new.order_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end;
$$;
--> statement-breakpoint
create constraint trigger payment_attempts_gave_back_closed_refunds
  after update of given_back on payment_attempts deferrable initially deferred
  for each row when (new.given_back < old.given_back) execute function keep_what_was_given_back();
--> statement-breakpoint
create constraint trigger cash_collections_gave_back_closed_refunds
  after update of given_back on cash_collections deferrable initially deferred
  for each row when (new.given_back < old.given_back) execute function keep_what_was_given_back();
