-- Refuses an order when its phone or its network address has as many orders as it may that hold goods and are not paid: orders
-- that wait for a payment, and orders to be paid at the door that no shop has packed. Orders of one phone come one after the
-- other; those of an address, which many buyers share, only from half of its limit on.
create or replace function limit_unpaid(buyer_phone text, most_of_phone integer, network text, most_of_network integer)
returns void language plpgsql as $$
begin
  if has_most_unpaid(buyer_phone, most_of_phone) then
    raise exception 'too many unpaid orders of one phone' using errcode = 'UNPPH';
  end if;

  if count_unpaid_from(network) < most_of_network / 2 then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || network, 0));
  if count_unpaid_from(network) >= most_of_network then
    raise exception 'too many unpaid orders from one address' using errcode = 'UNPAD';
  end if;
end;
$$;
