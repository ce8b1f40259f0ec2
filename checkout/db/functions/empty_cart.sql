-- Removes an order's goods from the cart that it was placed from. Pieces stay that the buyer
-- removed at the checkout or added in another tab since. This is a function because its second
-- statement must see rows that were committed while the first one waited.
create or replace function empty_cart(placed text) returns void language plpgsql as $$
begin
  delete from cart_lines using order_lines, orders
  where orders.id = placed and order_id = placed and cart_lines.session_hash = orders.session_hash
    and order_lines.sku = cart_lines.sku and cart_lines.quantity <= order_lines.quantity;
  update cart_lines set quantity = cart_lines.quantity - order_lines.quantity, form_key = null from order_lines, orders
  where orders.id = placed and order_id = placed and cart_lines.session_hash = orders.session_hash
    and order_lines.sku = cart_lines.sku;
end;
$$;
