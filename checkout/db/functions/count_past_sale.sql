-- Adds a sale of previous years to its product.
create or replace function count_past_sale() returns trigger language plpgsql as $$
begin
  update products set sold = sold + new.quantity from variants where variants.sku = new.sku and products.id = variants.product_id;
  return null;
end;
$$;

create or replace trigger past_sales_are_counted after insert on past_sales for each row execute function count_past_sale();
