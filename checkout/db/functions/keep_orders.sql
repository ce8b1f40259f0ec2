-- Refuses to delete orders: transaction records are kept for ten years (PP 80/2019, art. 25), by
-- the machine's time. An imported order that the old shop withdrew is deleted, because no buyer
-- has seen it here.
create or replace function keep_orders() returns trigger language plpgsql as $$
begin
  if old.basket_id is null and current_setting('pasar.order_taken_back', true) = 'on' then return old; end if;
  if old.placed_at > now() - interval '10 years' then
    raise exception 'records of transactions are kept for ten years';
  end if;
  return old;
end;
$$;

create or replace trigger orders_are_kept before delete on orders for each row execute function keep_orders();
