-- Refuses changes of an invoice, with two exceptions: after ten years of retention the buyer's
-- name is erased, and an order in migration may change until its first file is drawn.
create or replace function refuse_to_rewrite_an_invoice() returns trigger language plpgsql as $$
begin
  if current_setting('pasar.retention_ended', true) = 'on' then return coalesce(new, old); end if;
  if tg_table_name = 'invoices' and tg_op = 'UPDATE' and current_setting('pasar.order_is_importing', true) = 'on'
    and exists (select from migrated_orders where order_id = old.order_id)
    and not exists (select from invoice_files where order_id = old.order_id) then return new; end if;
  raise exception '% is append-only', tg_table_name;
end
$$;

create or replace trigger invoices_are_append_only
  before update or delete on invoices
  for each row execute function refuse_to_rewrite_an_invoice();

create or replace trigger invoice_files_are_append_only
  before update or delete on invoice_files
  for each row execute function refuse_to_rewrite_an_invoice();
