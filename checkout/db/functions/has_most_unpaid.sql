-- Whether a phone may have no further unpaid order, by ordering or by a correction. The lock lasts
-- until the transaction ends.
create or replace function has_most_unpaid(wanted text, most integer) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || wanted, 0));
  return (
    select count(*) >= most from orders where phone = wanted and status in ('awaiting_payment', 'confirmed')
  );
end;
$$;
