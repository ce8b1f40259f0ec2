-- Refuses an order when its phone or its network address has reached its limit of unpaid orders
-- that hold goods: orders that wait for a payment, and COD orders that no shop has packed.
-- Orders of one phone wait for each other. Orders of an address, which many buyers share, do so
-- only from half of its limit on.
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
