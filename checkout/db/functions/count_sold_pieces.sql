-- Adds the pieces of a completed order to its products. A parcel that was never shipped counts
-- as no sale.
create or replace function count_sold_pieces() returns trigger language plpgsql as $$
begin
  -- Locks products in the order of their id, so that two orders of the same goods cannot deadlock.
  perform from products where id in (select product_id from order_lines where order_id = new.id) order by id for no key update;
  update products set sold = sold + pieces
  from (
    select product_id, sum(quantity)::integer as pieces
    from order_lines join order_parcels using (order_id, shop_id)
    where order_id = new.id and cancelled_at is null group by product_id
  ) line
  where products.id = line.product_id;
  return null;
end;
$$;

-- An order completes once. Goods that are returned later still count as sold.
create or replace trigger done_orders_are_counted after update of completed_at on orders
  for each row when (old.completed_at is null and new.completed_at is not null) execute function count_sold_pieces();
