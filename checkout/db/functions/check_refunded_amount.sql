-- Refuses a refunded amount of a payment, or of cash, below the sum of its closed refunds.
create or replace function check_refunded_amount() returns trigger language plpgsql as $$
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

drop trigger if exists payment_attempts_gave_back_closed_refunds on payment_attempts;
create constraint trigger payment_attempts_gave_back_closed_refunds
  after update of given_back on payment_attempts deferrable initially deferred
  for each row when (new.given_back < old.given_back) execute function check_refunded_amount();

drop trigger if exists cash_collections_gave_back_closed_refunds on cash_collections;
create constraint trigger cash_collections_gave_back_closed_refunds
  after update of given_back on cash_collections deferrable initially deferred
  for each row when (new.given_back < old.given_back) execute function check_refunded_amount();
