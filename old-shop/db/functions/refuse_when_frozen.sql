-- Refuses all writes after the freeze: rows written after the last bundle would be lost.
create or replace function refuse_when_frozen() returns trigger language plpgsql as $$
begin
  if exists (select from cut_over) then
    raise exception using errcode = 'TL001',
      message = 'Toko Lama has closed for its move to Pasar: it takes no orders and changes nothing any more.';
  end if;
  return null;
end;
$$;

do $$
declare
  shop_table text;
begin
  foreach shop_table in array array['merchants', 'merchant_papers', 'products', 'vouchers', 'shoppers', 'baskets', 'orders',
    'order_lines', 'payments', 'refunds', 'invoices', 'reviews', 'balances'] loop
    execute format('create or replace trigger refuse_when_frozen before insert or update or delete or truncate on %I
      for each statement execute function refuse_when_frozen()', shop_table);
  end loop;
end;
$$;
