-- Returns the invoice documents of orders, except the payment method. A document is a copy,
-- because later changes of the catalogue do not change an invoice. PostgreSQL inlines this
-- function into the calling statement, like a view, so it reads no other order. The document is
-- built as text and parsed once, because nested jsonb would be copied at each level.
create or replace function invoice_documents() returns table (order_id text, document jsonb) stable language sql as $$
  select orders.id, json_build_object(
    'placedAt', placed_at, 'paymentDueAt', payment_due_at, 'currency', currency,
    'buyer', json_build_object(
      'recipient', recipient, 'street', street, 'rtRw', rt_rw, 'village', village, 'district', district,
      'city', orders.city, 'province', orders.province, 'postalCode', postal_code
    ),
    'amounts', json_build_object(
      'subtotal', subtotal, 'shipping', shipping, 'insurance', insurance, 'serviceFee', service_fee,
      'shopDiscount', shop_discount, 'platformDiscount', platform_discount, 'shippingDiscount', shipping_discount,
      'total', total
    ),
    'parcels', (
      select json_agg(json_build_object(
        'seller', jsonb_build_object(
          'id', shops.id, 'name', shops.name, 'city', shops.city, 'province', shops.province, 'taxable', shops.taxable
        ) || case when known.shop_id is null then '{}' else jsonb_build_object('nib', known.nib) end,
        'courier', case when migrated.order_id is null then json_build_object(
          'name', courier_name, 'arrivesFrom', arrives_from, 'arrivesUntil', arrives_until
        ) end,
        'subtotal', parcel.subtotal, 'shipping', parcel.shipping, 'shopDiscount', parcel.shop_discount,
        'lines', (
          select json_agg(json_build_object(
            'sku', line.sku, 'name', line.name_id, 'label', line.label_id, 'unitPrice', unit_price,
            'quantity', quantity, 'origin', products.origin_id, 'standards', products.standards
          ) order by line.sku)
          from order_lines as line left join products on products.id = line.product_id
          where line.order_id = parcel.order_id and line.shop_id = parcel.shop_id
        )
      ) order by parcel.shop_id)
      from order_parcels as parcel join shops on shops.id = parcel.shop_id
        left join shop_registrations as known on known.shop_id = shops.id
      where parcel.order_id = orders.id
    )
  )::jsonb
  from orders left join migrated_orders as migrated on migrated.order_id = orders.id
$$;
