-- The ledger is append-only.
create or replace function refuse_to_rewrite_the_books() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;

create or replace trigger ledger_transactions_are_append_only
  before update or delete on ledger_transactions
  for each row execute function refuse_to_rewrite_the_books();

create or replace trigger ledger_entries_are_append_only
  before update or delete on ledger_entries
  for each row execute function refuse_to_rewrite_the_books();
