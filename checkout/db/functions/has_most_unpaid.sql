-- Returns whether a phone has reached its limit of unpaid orders from one network address and one
-- browser, by ordering or by a correction. Orders from elsewhere do not count, so that a stranger
-- cannot keep the phone's owner from buying. A browser with a paid order of this phone has no
-- limit of the phone. The lock lasts until the end of the transaction.
create or replace function has_most_unpaid(wanted text, network text, sessions text[], most integer)
returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || wanted, 0));
  return (
    select count(*) >= most from orders
    where phone = wanted and status in ('awaiting_payment', 'confirmed') and (
      session_hash = any(sessions)
      or exists (select from stock_holds where order_id = orders.id and origin = network)
    )
  ) and not exists (
    select from orders_listed_for(sessions) own where own.phone = wanted and own.paid_at is not null
  );
end;
$$;

-- The previous version's corrections count all orders of a phone.
create or replace function has_most_unpaid(wanted text, most integer) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || wanted, 0));
  return (
    select count(*) >= most from orders where phone = wanted and status in ('awaiting_payment', 'confirmed')
  );
end;
$$;
