-- Refuses to reopen a closed refund. A manual transfer may later be confirmed by the gateway,
-- with the gateway's amount. Imported refunds follow the old shop until the cut-over, as long as
-- Pasar has not changed their order.
create or replace function keep_closed_refunds() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.order_id = old.order_id and new.attempt_id is not distinct from old.attempt_id
    and new.refund_key = old.refund_key and (
      new.state = old.state and new.amount >= old.amount or old.state = 'manual_done' and new.state = 'confirmed'
    ) then
    return new;
  end if;
  if exists (select from migrated_orders where order_id = old.order_id)
    and not exists (select from migration_state where phase in ('open', 'purged'))
    and not changed_since_import(old.order_id) then
    return case tg_op when 'UPDATE' then new else old end;
  end if;
  raise exception 'refund % is closed', old.refund_key using errcode = 'integrity_constraint_violation';
end;
$$;

create or replace trigger refunds_stay_closed
  before update or delete on refunds
  for each row when (old.state in ('confirmed', 'manual_done')) execute function keep_closed_refunds();
