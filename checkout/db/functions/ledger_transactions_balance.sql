-- Runs at the commit, when all entries of the transaction exist. Entries that are added later
-- are checked together with the earlier ones.
create or replace function ledger_transactions_balance() returns trigger language plpgsql as $$
declare
  posted record;
  asked uuid := to_jsonb(new) ->> tg_argv[0];
begin
  select count(*) as entries, sum(amount) as total, count(distinct currency) as currencies
    into posted from ledger_entries where transaction_id = asked;
  if posted.entries < 2 or posted.total <> 0 or posted.currencies <> 1 then
    raise exception 'ledger transaction % does not balance: % entries, sum %, % currencies',
      asked, posted.entries, posted.total, posted.currencies using errcode = 'check_violation';
  end if;
  return null;
end
$$;

drop trigger if exists ledger_transactions_balance on ledger_transactions;
create constraint trigger ledger_transactions_balance
  after insert on ledger_transactions deferrable initially deferred
  for each row execute function ledger_transactions_balance('id');

drop trigger if exists ledger_entries_balance on ledger_entries;
create constraint trigger ledger_entries_balance
  after insert on ledger_entries deferrable initially deferred
  for each row execute function ledger_transactions_balance('transaction_id');
