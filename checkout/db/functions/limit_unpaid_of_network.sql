-- Refuses an order when its network address has reached its limit of unpaid orders that hold
-- goods. Many buyers share an address, so its orders wait for each other only from half of its
-- limit on.
create or replace function limit_unpaid_of_network(network text, most integer) returns void language plpgsql as $$
begin
  if count_unpaid_from(network) < most / 2 then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('unpaid ' || network, 0));
  if count_unpaid_from(network) >= most then
    raise exception 'too many unpaid orders from one address' using errcode = 'UNPAD';
  end if;
end;
$$;
