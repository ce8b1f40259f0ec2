ALTER TABLE "reviews" ALTER COLUMN "author" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "vouchers" ADD COLUMN "taken_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "vouchers" ADD COLUMN "moving_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "set_aside_by_voucher_code" ON "migration"."set_aside" USING btree ("table_name", ("row" ->> 'voucher_code'));--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_were_taken_elsewhere" CHECK ("vouchers"."taken_before" between 0 and "vouchers"."taken");
--> statement-breakpoint
-- As a code is kept here, whatever was written: in capitals and without spaces.
create function migration.voucher_code(text) returns text immutable language sql as $$
  select upper(regexp_replace($1, '\s', '', 'g'))
$$;
--> statement-breakpoint
-- As `namedBriefly` does it: the first name, and of the last one a letter.
create function migration.named_briefly(text) returns text immutable language sql as $$
  select nullif(case when cardinality(names) > 1 then names[1] || ' ' || upper(left(names[cardinality(names)], 1)) || '.' else names[1] end, '')
  from (select regexp_split_to_array(btrim($1), '\s+') as names) as split
$$;
--> statement-breakpoint
-- Counted by the statement: many reviews that are written together move each product once, and in one order for everybody.
drop trigger reviews_are_counted on reviews;
--> statement-breakpoint
drop function count_review();
--> statement-breakpoint
create function count_written_reviews() returns trigger language plpgsql as $$
begin
  with said as (select product_id, count(*) as reviews, sum(stars) as stars from written group by product_id),
    locked as materialized (
      select id, said.reviews, said.stars from products join said on product_id = id order by id for no key update of products)
  update products set reviews = products.reviews + locked.reviews, stars = products.stars + locked.stars
  from locked where products.id = locked.id;
  return null;
end;
$$;
--> statement-breakpoint
create function count_erased_reviews() returns trigger language plpgsql as $$
begin
  with said as (select product_id, count(*) as reviews, sum(stars) as stars from erased group by product_id),
    locked as materialized (
      select id, said.reviews, said.stars from products join said on product_id = id order by id for no key update of products)
  update products set reviews = products.reviews - locked.reviews, stars = products.stars - locked.stars
  from locked where products.id = locked.id;
  return null;
end;
$$;
--> statement-breakpoint
create trigger reviews_written_are_counted after insert on reviews
  referencing new table as written for each statement execute function count_written_reviews();
--> statement-breakpoint
create trigger reviews_rewritten_are_counted after update on reviews
  referencing new table as written for each statement execute function count_written_reviews();
--> statement-breakpoint
create trigger reviews_overwritten_are_counted after update on reviews
  referencing old table as erased for each statement execute function count_erased_reviews();
--> statement-breakpoint
create trigger reviews_erased_are_counted after delete on reviews
  referencing old table as erased for each statement execute function count_erased_reviews();
--> statement-breakpoint
-- But for the end of retention, which says so: after ten years a buyer has no name any more. And while an order of another shop
-- is being brought over, for what nobody has a file of so far.
create or replace function refuse_to_rewrite_an_invoice() returns trigger language plpgsql as $$
begin
  if current_setting('pasar.retention_ended', true) = 'on' then return coalesce(new, old); end if;
  if tg_table_name = 'invoices' and tg_op = 'UPDATE' and current_setting('pasar.order_is_moving', true) = 'on'
    and exists (select from moved_orders where order_id = old.order_id)
    and not exists (select from invoice_files where order_id = old.order_id) then return new; end if;
  raise exception '% is append-only', tg_table_name;
end
$$;
--> statement-breakpoint
-- What the migration holds, word for word. What an invoice says of each order, but for the method of its payment: a copy, in the
-- words of the contract, since what is changed or left out of the catalogue later was agreed all the same. PostgreSQL writes it
-- into the statement that asks, as it does with a view: of one order, or of thousands, no others are read.
create or replace function invoice_documents() returns table (order_id text, document jsonb) stable language sql as $$
  select orders.id, jsonb_build_object(
    'placedAt', placed_at, 'paymentDueAt', payment_due_at, 'currency', currency,
    'buyer', jsonb_build_object(
      'recipient', recipient, 'street', street, 'rtRw', rt_rw, 'village', village, 'district', district,
      'city', orders.city, 'province', orders.province, 'postalCode', postal_code
    ),
    'amounts', jsonb_build_object(
      'subtotal', subtotal, 'shipping', shipping, 'insurance', insurance, 'serviceFee', service_fee,
      'shopDiscount', shop_discount, 'platformDiscount', platform_discount, 'shippingDiscount', shipping_discount,
      'total', total
    ),
    'parcels', (
      select jsonb_agg(jsonb_build_object(
        'seller', jsonb_build_object(
          'id', shops.id, 'name', shops.name, 'city', shops.city, 'province', shops.province, 'taxable', shops.taxable
        ) || case when known.shop_id is null then '{}' else jsonb_build_object('nib', known.nib) end,
        'courier', case when moved.order_id is null then jsonb_build_object(
          'name', courier_name, 'arrivesFrom', arrives_from, 'arrivesUntil', arrives_until
        ) end,
        'subtotal', parcel.subtotal, 'shipping', parcel.shipping, 'shopDiscount', parcel.shop_discount,
        'lines', (
          select jsonb_agg(jsonb_build_object(
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
  )
  from orders left join moved_orders as moved on moved.order_id = orders.id
$$;
--> statement-breakpoint
-- What the migration holds, word for word. Writes what a change leaves behind: each kind in the order in which it is given,
-- and what has a key once, however often it comes. Whoever watches an order is told at the commit.
create or replace function append_facts(facts jsonb) returns void language plpgsql as $$
begin
  if facts ? 'order_events' then
    insert into order_events (order_id, kind, at, detail)
    select order_id, kind, at, detail
    from jsonb_to_recordset(facts -> 'order_events') as event (order_id text, kind text, at timestamptz, detail jsonb);
  end if;

  if facts ? 'audit_events' then
    insert into audit_events (kind, detail, at)
    select kind, detail, at
    from jsonb_to_recordset(facts -> 'audit_events') as event (kind text, detail jsonb, at timestamptz);
  end if;

  if facts ? 'postings' then
    with posting as (
      select distinct on (key) *
      from jsonb_to_recordset(facts -> 'postings')
        as posting (key text, kind ledger_kind, order_id text, at timestamptz, entries jsonb)
    ), posted as (
      insert into ledger_transactions (key, kind, order_id, at)
      select key, kind, order_id, at from posting on conflict do nothing returning id, key
    )
    insert into ledger_entries (transaction_id, account, amount, currency)
    select posted.id, account, amount, currency
    from posted join posting using (key),
      jsonb_to_recordset(posting.entries) as entry (account ledger_account, amount bigint, currency text);
  end if;

  if facts ? 'outbox' then
    -- A message stays in this database, so the commit that calls for it delivers it too.
    with added as (
      insert into outbox (key, topic, order_id, payload, created_at, due_at, published_at)
      select key, topic, order_id, payload, at, at, case topic when 'buyer_message' then at end
      from jsonb_to_recordset(facts -> 'outbox')
        as entry (key text, topic outbox_topic, order_id text, payload jsonb, at timestamptz)
      on conflict do nothing returning id, key, topic, order_id, payload, published_at
    ), told as (
      insert into buyer_messages (key, order_id, kind, detail, at)
      select key, order_id, payload ->> 'kind', payload - 'kind', published_at
      from added where topic = 'buyer_message' order by id
      returning id, key, order_id, kind, detail, at
    )
    -- Whoever left an e-mail gets it as a letter too. Each order is looked up by itself: a join would read all of them.
    insert into mails (key, order_id, recipient, kind, detail, created_at, due_at)
    select key, order_id, email, kind, detail, at, at
    from told cross join lateral (select email from orders where orders.id = told.order_id limit 1) as buyer
    where email is not null order by told.id;
  end if;

  if facts ? 'invoices' then
    insert into invoices (order_id, issued_at, document)
    select invoice.order_id, invoice.at, agreed.document || jsonb_build_object('method', invoice.method)
    from jsonb_to_recordset(facts -> 'invoices') as invoice (order_id text, method text, at timestamptz),
      -- The limit has each order looked up by its number, however many the planner expects.
      lateral (select document from invoice_documents() as one where one.order_id = invoice.order_id limit 1) as agreed
    on conflict do nothing;
  end if;

  if facts ? 'read_notifications' then
    update payment_notifications as notification set outcome = read.outcome, processed_at = read.at
    from jsonb_to_recordset(facts -> 'read_notifications') as read (id bigint, outcome notification_outcome, at timestamptz)
    where notification.id = read.id and processed_at is null;
  end if;

  perform pg_notify('order_changed', order_id)
  from (
    select event ->> 'order_id' as order_id from jsonb_array_elements(facts -> 'order_events') as event
    union select entry ->> 'order_id' from jsonb_array_elements(facts -> 'outbox') as entry where entry ->> 'topic' = 'buyer_message'
  ) as changed;
end;
$$;
