export const SERVER_KEY = 'SB-Mid-server-planted'
/** The key of an account that another shop had. */
export const OLD_SHOP_KEY = 'SB-Mid-server-planted-old-shop'

/**
 * Healthy orders of Pasar. `WAITS` waits for its payment, `SOLD` was paid, `LATE` was paid after it
 * expired. `SENT` and `DOOR` are paid in cash: one is in transit, the other has arrived. `MOVED`
 * and `PAST` came from another shop: the first continues here, the second had ended there.
 */
export const HEALTHY_PASAR = /* sql */ `
  create function plant_order(id text, status order_status, hold hold_state, paid boolean) returns void language sql as $$
    with basket as (insert into baskets (session_hash, state) values ('nobody', 'ordered') returning id)
    insert into orders (id, basket_id, session_hash, status, subtotal, shipping, service_fee, total, recipient,
      phone, street, village, district, city, province, postal_code, time_zone, placed_at, payment_due_at, paid_at)
    select plant_order.id, basket.id, 'nobody', plant_order.status, 258000, 12000, 1000, 271000, 'Sari',
      '+6281234567890', 'Jalan Melati 7', 'Menteng', 'Menteng', 'Jakarta Pusat', 'DKI Jakarta', '10310', 'WIB',
      now() - interval '30 minutes', now() + interval '30 minutes', case when paid then now() end
    from basket;
    insert into order_parcels (order_id, shop_id, subtotal, shipping, weight_grams, courier_code, courier_name,
      arrives_from, arrives_until)
    values (id, 'rumah-ayu', 258000, 12000, 240, 'merpati-reguler', 'Merpati', '2026-11-27', '2026-11-28');
    insert into order_lines (order_id, sku, shop_id, product_id, name_id, name_en, media, unit_price, quantity)
    values (id, 'AYU-SERUM', 'rumah-ayu', 'ayu-serum', 'Serum', 'Serum', 'ayu-serum', 129000, 2);
    insert into stock_holds (order_id, sku, quantity, state, settled_at)
    values (id, 'AYU-SERUM', 2, hold, case when hold <> 'held' then now() end);
    update variants set available = available - 2 where sku = 'AYU-SERUM' and hold <> 'released';
    insert into order_events (order_id, kind) values (id, 'created');
  $$;

  create function issue_invoice(id text, method text, at timestamptz) returns void language sql as $$
    insert into invoices (order_id, issued_at, document)
    select order_id, at, document || jsonb_build_object('method', method) from invoice_documents() where order_id = id;
  $$;

  create function give_voucher(id text, given order_voucher_state) returns void language sql as $$
    update orders set shipping = shipping + 5000, shipping_discount = 5000 where orders.id = give_voucher.id;
    update order_parcels set shipping = shipping + 5000, shipping_discount = 5000 where order_id = id;
    insert into order_vouchers (order_id, code, amount, state, settled_at)
    values (id, 'ONGKIRHEMAT', 5000, given, case when given <> 'held' then now() end);
    update vouchers set taken = taken + 1 where code = 'ONGKIRHEMAT' and given <> 'released';
  $$;

  select graphile_worker.add_job('follow-up-orders', '{}', job_key => 'follow-up-orders', run_at => now() + interval '30 seconds');
  select plant_order('WAITS', 'awaiting_payment', 'held', false);
  select give_voucher('WAITS', 'held');
  insert into payment_attempts (order_id, number, provider_order_id, amount, state, redirect_url, expires_at)
  values ('WAITS', 1, 'WAITS-1', 271000, 'open', 'http://kasir.test/page', now() + interval '31 minutes');

  select plant_order('SOLD', 'paid', 'committed', true);
  select give_voucher('SOLD', 'used');
  insert into payment_attempts (order_id, number, provider_order_id, amount, state, transaction_id, method, expires_at, settled_at)
  values ('SOLD', 1, 'SOLD-1', 271000, 'paid', '00000000-0000-4000-8000-000000000001', 'qris', now() + interval '31 minutes', now());
  insert into order_events (order_id, kind) values ('SOLD', 'paid');
  select issue_invoice('SOLD', 'qris', '2026-11-25T03:05:00Z');
  insert into outbox (key, topic, order_id, payload, published_at) values ('message:SOLD:paid', 'buyer_message', 'SOLD', '{"kind":"paid"}', now());
  insert into buyer_messages (key, order_id, kind, detail) values ('message:SOLD:paid', 'SOLD', 'paid', '{}');

  select plant_order('LATE', 'expired', 'released', false);
  select give_voucher('LATE', 'released');
  insert into payment_attempts (order_id, number, provider_order_id, amount, state, transaction_id, method, expires_at, settled_at, given_back)
  values ('LATE', 1, 'LATE-1', 271000, 'paid', '00000000-0000-4000-8000-000000000002', 'qris', now() + interval '31 minutes', now(), 271000);
  insert into order_events (order_id, kind) values ('LATE', 'expired');
  insert into refunds (id, order_id, attempt_id, refund_key, amount, reason, state, confirmed_at)
  select '00000000-0000-4000-8000-0000000000aa', 'LATE', id, 'LATE-1-late', 271000, 'late', 'confirmed', now()
  from payment_attempts where provider_order_id = 'LATE-1';
  insert into order_events (order_id, kind) values ('LATE', 'refund_confirmed');
  insert into audit_events (kind, detail) values ('refund_confirmed', '{"orderId": "LATE", "refundKey": "LATE-1-late"}');
  insert into outbox (key, topic, order_id, payload, published_at)
  values ('message:LATE:late', 'buyer_message', 'LATE', '{"kind":"payment_late_refund"}', now());
  insert into buyer_messages (key, order_id, kind, detail) values ('message:LATE:late', 'LATE', 'payment_late_refund', '{}');

  create function book(key text, kind ledger_kind, order_id text, debit ledger_account, credit ledger_account) returns void language sql as $$
    with booking as (insert into ledger_transactions (key, kind, order_id) values (key, kind, order_id) returning id)
    insert into ledger_entries (transaction_id, account, amount)
    select id, debit, 271000 from booking union all select id, credit, -271000 from booking
  $$;
  select book('payment:SOLD-1', 'payment', 'SOLD', 'gateway_receivable', 'buyer_clearing');
  select book('payment:LATE-1', 'payment', 'LATE', 'gateway_receivable', 'buyer_clearing');
  select book('refund:LATE-1-late', 'refund_confirmed', 'LATE', 'buyer_clearing', 'gateway_receivable');

  select plant_order('SENT', 'shipped', 'held', false);
  select plant_order('DOOR', 'arrived', 'committed', true);
  update orders set payment_way = 'cod' where id in ('SENT', 'DOOR');
  update order_parcels set packed_at = now(), shipped_at = now(), arrived_at = case order_id when 'DOOR' then now() end
  where order_id in ('SENT', 'DOOR');
  insert into order_events (order_id, kind)
  select id, kind from unnest(array['SENT', 'DOOR']) as id, unnest(array['confirmed', 'packed', 'shipped']) as kind;
  insert into order_events (order_id, kind) values ('DOOR', 'arrived'), ('DOOR', 'paid');
  insert into cash_collections (order_id, amount, collected_at) values ('DOOR', 271000, now());
  select issue_invoice('DOOR', 'cod', '2026-11-27T03:05:00Z');
  select book('cash-collected:DOOR', 'cash_collected', 'DOOR', 'courier_receivable', 'buyer_clearing');

  select plant_order('MOVED', 'paid', 'committed', true);
  select plant_order('PAST', 'done', 'released', true);
  update orders set basket_id = null, session_hash = null, phone = null, village = null where id in ('MOVED', 'PAST');
  delete from stock_holds where order_id = 'PAST';
  update order_parcels set packed_at = now(), shipped_at = now(), arrived_at = now() where order_id = 'PAST';
  insert into migrated_orders (order_id, old_shop_number, account, settled_before, imported_at)
  values ('MOVED', 'TL-1', 'TL', 0, now()), ('PAST', 'TL-2', 'TL', 271000, now());
  insert into payment_attempts (order_id, number, provider_order_id, account, amount, state, transaction_id, method, expires_at, settled_at)
  values ('MOVED', 1, 'TL-1-1', 'TL', 271000, 'paid', '00000000-0000-4000-8000-00000000000a', 'qris', now() + interval '31 minutes', now()),
    ('PAST', 1, 'TL-2-1', 'TL', 271000, 'paid', '00000000-0000-4000-8000-00000000000b', 'qris', now() + interval '31 minutes', now());
  insert into order_events (order_id, kind) values ('MOVED', 'paid'), ('PAST', 'paid'), ('PAST', 'done');
  select issue_invoice(id, 'qris', now()) from unnest(array['MOVED', 'PAST']) as id;
  insert into vouchers (code, kind, shop_id, amount, quota, taken, taken_before, starts_at, ends_at)
  values ('LAMA', 'shop', 'rumah-ayu', 5000, 3, 2, 2, now() - interval '9 days', now() + interval '9 days');
  update orders set shipping = shipping + 5000, shipping_discount = 5000 where id = 'PAST';
  update order_parcels set shipping = shipping + 5000, shipping_discount = 5000 where order_id = 'PAST';
  insert into order_vouchers (order_id, code, shop_id, amount, state, settled_at) values ('PAST', 'LAMA', 'rumah-ayu', 5000, 'used', now());
  select book('opening:MOVED', 'opening', 'MOVED', 'gateway_receivable', 'buyer_clearing');
  with booking as (
    insert into ledger_transactions (key, kind, shop_id) values ('opening:1', 'opening', 'rumah-ayu') returning id
  )
  insert into ledger_entries (transaction_id, account, amount)
  select id, 'old_shop'::ledger_account, 258000 from booking union all select id, 'seller_payable', -258000 from booking;
  insert into payouts (key, shop_id, amount, sent_at) values ('payout:opening:1', 'rumah-ayu', 258000, now());
  with booking as (
    insert into ledger_transactions (key, kind) values ('old-shop-paid:BCA-1', 'old_shop_paid'), ('payout:opening:1', 'payout')
    returning id, kind::text
  )
  insert into ledger_entries (transaction_id, account, amount)
  select id, account::ledger_account, amount from booking join (values
    ('old_shop_paid', 'bank', 258000), ('old_shop_paid', 'old_shop', -258000),
    ('payout', 'seller_payable', 258000), ('payout', 'bank', -258000)) as entry (kind, account, amount) using (kind);

  create function notify(transaction_id text, order_id text, status text, gross text, key text) returns void language sql as $$
    insert into payment_notifications (dedupe_key, provider_order_id, processed_at, outcome, raw_body)
    values (transaction_id || status || gross, order_id, now(), 'applied', json_build_object('order_id', order_id,
      'transaction_id', transaction_id, 'transaction_status', status, 'status_code', '200', 'gross_amount', gross,
      'signature_key', encode(sha512(convert_to(order_id || '200' || gross || key, 'UTF8')), 'hex')))
  $$;
  select notify('00000000-0000-4000-8000-000000000001', 'SOLD-1', 'settlement', '271000.00', '${SERVER_KEY}');
  select notify('00000000-0000-4000-8000-000000000002', 'LATE-1', 'settlement', '271000.00', '${SERVER_KEY}');
`

/**
 * Kasir's record of the first three: an unused payment page, a payment, and a refunded payment; and
 * the payments of the transferred orders.
 */
export const HEALTHY_KASIR = /* sql */ `
  insert into merchants (id, name, server_key, client_key, finish_url)
  values ('M', 'Pasar', '${SERVER_KEY}', 'SB-Mid-client-planted', 'http://pasar.test/payment/finish');

  create function open_page(order_id text) returns void language sql as $$
    insert into snap_tokens (merchant_id, order_id, gross_amount, items, page_expires_at, expires_at, notification_urls)
    values ('M', order_id, 271000, '[]', now() + interval '1 day', now() + interval '31 minutes', '[]')
  $$;
  create function open_transaction(id uuid, order_id text, status transaction_status, refunded int) returns void language sql as $$
    insert into transactions (id, merchant_id, order_id, method, gross_amount, currency, status, fraud_status,
      transaction_time, expires_at, refunded_amount)
    values (id, 'M', order_id, 'other_qris', 271000, 'IDR', status, 'accept', now() - interval '5 minutes',
      now() + interval '31 minutes', refunded);
    insert into transaction_states (transaction_id, status, cause) values (id, 'pending', 'payer')
  $$;
  create function pass(id uuid, status transaction_status) returns void language sql as $$
    insert into transaction_states (transaction_id, status, cause) values (id, status, 'payer')
  $$;
  create function report(id uuid, status text) returns void language sql as $$
    with sent as (
      insert into notifications (transaction_id, url, body, state)
      values (id, 'http://127.0.0.1:3001/api/payment/notification',
        json_build_object('transaction_id', id, 'transaction_status', status), 'delivered') returning id
    )
    insert into notification_attempts (notification_id, number, answer_code, milliseconds) select id, 1, 200, 40 from sent
  $$;

  select open_page(name) from unnest(array['WAITS-1', 'SOLD-1', 'LATE-1']) as name;
  select open_transaction('00000000-0000-4000-8000-000000000001', 'SOLD-1', 'settlement', 0);
  select open_transaction('00000000-0000-4000-8000-000000000002', 'LATE-1', 'refund', 271000);
  select pass(id, 'settlement') from transactions;
  select report(id, 'settlement') from transactions;
  insert into refunds (transaction_id, refund_key, amount, direct, requested_at)
  values ('00000000-0000-4000-8000-000000000002', 'LATE-1-late', 271000, true, now());

  select open_transaction('00000000-0000-4000-8000-00000000000a', 'TL-1-1', 'settlement', 0);
  select open_transaction('00000000-0000-4000-8000-00000000000b', 'TL-2-1', 'settlement', 0);
  select pass(id, 'settlement') from transactions where order_id like 'TL-%';
`
