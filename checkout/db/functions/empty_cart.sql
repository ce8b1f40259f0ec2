-- Takes the goods of an order out of the cart that they were collected in. Pieces that were taken off at the checkout, or that
-- another tab has added since, stay. In a function, because its second statement sees what was committed while the first waited.
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
