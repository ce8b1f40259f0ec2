-- Refuses an order of an unproven phone that would hold more pieces of a variant than such orders
-- may. Runs under the lock of the variants, after the order's pieces were taken. The stock is what
-- is available and what is held: both are for sale until they are paid.
create or replace function limit_unpaid_pieces(placed text) returns void language plpgsql as $$
declare
  above record;
begin
  select order_lines.sku, held.unproven - quantity as others, most_unpaid_of(available + held.pieces) as most into above
  from order_lines join variants using (sku) cross join lateral (
    select sum(holds.quantity)::integer as pieces,
      coalesce(sum(holds.quantity) filter (where phone_unproven), 0)::integer as unproven
    from stock_holds holds where holds.sku = order_lines.sku and state = 'held'
  ) held
  where order_id = placed and held.unproven > most_unpaid_of(available + held.pieces)
  order by order_lines.sku limit 1;
  if found then
    raise exception 'unpaid orders hold their part of the stock' using errcode = 'SHORT',
      detail = json_build_object('sku', above.sku, 'most', greatest(0, above.most - above.others))::text;
  end if;
end;
$$;
