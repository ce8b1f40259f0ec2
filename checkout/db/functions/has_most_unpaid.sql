-- Returns whether a phone has reached its limit of unpaid orders, by ordering or by a
-- correction. The lock lasts until the end of the transaction.
create or replace function has_most_unpaid(wanted text, most integer) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || wanted, 0));
  return (
    select count(*) >= most from orders where phone = wanted and status in ('awaiting_payment', 'confirmed')
  );
end;
$$;
