CREATE TABLE "basket_couriers" (
	"basket_id" uuid NOT NULL,
	"shop_id" text NOT NULL,
	"courier_code" text NOT NULL,
	CONSTRAINT "basket_couriers_basket_id_shop_id_pk" PRIMARY KEY("basket_id","shop_id")
);
--> statement-breakpoint
CREATE TABLE "order_parcels" (
	"order_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"subtotal" integer NOT NULL,
	"shipping" integer NOT NULL,
	"weight_grams" integer NOT NULL,
	"courier_code" text NOT NULL,
	"courier_name" text NOT NULL,
	"arrives_from" date NOT NULL,
	"arrives_until" date NOT NULL,
	"packed_at" timestamp with time zone,
	"shipped_at" timestamp with time zone,
	"arrived_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "order_parcels_order_id_shop_id_pk" PRIMARY KEY("order_id","shop_id"),
	CONSTRAINT "order_parcels_go_step_by_step" CHECK (("order_parcels"."shipped_at" is null or "order_parcels"."packed_at" is not null) and ("order_parcels"."arrived_at" is null or "order_parcels"."shipped_at" is not null) and ("order_parcels"."cancelled_at" is null or "order_parcels"."shipped_at" is null))
);
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_orderId_unique";--> statement-breakpoint
ALTER TABLE "basket_deliveries" DROP CONSTRAINT "basket_deliveries_courier_code_couriers_code_fk";
--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_shop_id_shops_id_fk";
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "shop_id" text;--> statement-breakpoint
ALTER TABLE "basket_couriers" ADD CONSTRAINT "basket_couriers_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_couriers" ADD CONSTRAINT "basket_couriers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_couriers" ADD CONSTRAINT "basket_couriers_courier_code_couriers_code_fk" FOREIGN KEY ("courier_code") REFERENCES "public"."couriers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD CONSTRAINT "order_parcels_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD CONSTRAINT "order_parcels_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- An order that was placed before is one parcel of its shop.
insert into order_parcels
  (order_id, shop_id, subtotal, shipping, weight_grams, courier_code, courier_name, arrives_from, arrives_until, packed_at, shipped_at, arrived_at)
select orders.id, orders.shop_id, subtotal, shipping, coalesce((
  select sum(line.quantity * variants.weight_grams) from order_lines as line join variants using (sku) where line.order_id = orders.id
), 0), courier_code, courier_name, arrives_from, arrives_until, packed_at, shipped_at, arrived_at
from orders;
--> statement-breakpoint
update order_lines set shop_id = orders.shop_id from orders where orders.id = order_id;
--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "shop_id" SET NOT NULL;
--> statement-breakpoint
-- What a parcel did was said of the order.
update order_events set detail = coalesce(detail, '{}') || jsonb_build_object('shop', orders.shop_id)
from orders where orders.id = order_id
  and kind in ('packed', 'shipped', 'picked_up', 'sorted', 'out_for_delivery', 'arrived');
--> statement-breakpoint
insert into basket_couriers (basket_id, shop_id, courier_code)
select distinct basket_id, shop_id, courier_code
from basket_deliveries join basket_lines using (basket_id) join variants using (sku) join products on products.id = product_id
where courier_code is not null;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_lie_in_a_parcel" FOREIGN KEY ("order_id","shop_id") REFERENCES "public"."order_parcels"("order_id","shop_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_a_shop" ON "payouts" USING btree ("order_id","shop_id");--> statement-breakpoint
ALTER TABLE "basket_deliveries" DROP COLUMN "courier_code";--> statement-breakpoint
ALTER TABLE "orders" DROP COLUMN "shop_id";--> statement-breakpoint
ALTER TABLE "orders" DROP COLUMN "courier_code";--> statement-breakpoint
ALTER TABLE "orders" DROP COLUMN "courier_name";--> statement-breakpoint
ALTER TABLE "orders" DROP COLUMN "arrives_from";--> statement-breakpoint
ALTER TABLE "orders" DROP COLUMN "arrives_until";--> statement-breakpoint
-- What the migration holds, word for word. Makes an order of an open basket, with its parcels, its lines, its first payment
-- attempt, its facts and its stock, or nothing. The address it goes to is kept for the next order. False when the basket is not
-- open any more, or is not what the placement was decided on.
create or replace function place_order(placement jsonb) returns boolean language plpgsql as $$
declare
  placed orders;
begin
  select * into placed from jsonb_populate_record(null::orders, placement -> 'order');

  -- Two clicks come one after the other: the second waits here.
  update baskets set state = 'ordered'
  where id = placed.basket_id and session_hash = placed.session_hash
    and state = 'open' and version = (placement ->> 'version')::integer;
  if not found then return false; end if;
  -- Whoever comes after the last piece learns it before anything is written.
  if exists (
    select from jsonb_populate_recordset(null::order_lines, placement -> 'lines') as line join variants using (sku)
    where available < quantity
  ) then
    raise exception 'insufficient stock' using errcode = 'SHORT';
  end if;

  insert into orders select placed.*;
  insert into order_parcels select * from jsonb_populate_recordset(null::order_parcels, placement -> 'parcels');
  insert into order_lines select * from jsonb_populate_recordset(null::order_lines, placement -> 'lines');
  insert into payment_attempts
    (order_id, number, provider_order_id, amount, expires_at, created_at, opening_until, unanswered_requests)
  select order_id, number, provider_order_id, amount, expires_at, created_at, opening_until, coalesce(unanswered_requests, 0)
  from jsonb_populate_record(null::payment_attempts, placement -> 'attempt');
  perform append_facts(placement -> 'facts');

  -- An address that led to no order is kept with its basket alone. The same one again is the same row, with what was noted last.
  insert into saved_addresses
    (session_hash, recipient, phone, email, area_id, street, rt_rw, landmark, courier_note, used_at)
  select placed.session_hash, recipient, phone, email, area_id, street, rt_rw, landmark, courier_note, placed.placed_at
  from basket_deliveries where basket_id = placed.basket_id
  on conflict on constraint saved_addresses_once do update set
    email = excluded.email, rt_rw = excluded.rt_rw, landmark = excluded.landmark, courier_note = excluded.courier_note,
    used_at = excluded.used_at;

  -- Stock comes last: the rows of a hot product stay locked only for the commit. In the order of their SKU, so that two
  -- baskets cannot wait for each other, and not more than an update needs: an order's lines point at these rows.
  perform from variants join order_lines using (sku) where order_id = placed.id order by sku for no key update of variants;
  with taken as (
    update variants set available = available - quantity from order_lines
    where order_id = placed.id and variants.sku = order_lines.sku and available >= quantity
    returning variants.sku, quantity
  )
  insert into stock_holds (order_id, sku, quantity) select placed.id, sku, quantity from taken;
  if exists (select from order_lines left join stock_holds using (order_id, sku) where order_id = placed.id and stock_holds.sku is null) then
    raise exception 'insufficient stock' using errcode = 'SHORT';
  end if;

  return true;
end;
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
    -- A copy, in the words of the contract: what is changed or left out of the catalogue later was agreed all the same.
    insert into invoices (order_id, issued_at, document)
    select invoice.order_id, invoice.at, document
    from jsonb_to_recordset(facts -> 'invoices') as invoice (order_id text, method text, at timestamptz),
      -- The limit has each order looked up by its number, however many the planner expects.
      lateral (
        select jsonb_build_object(
          'placedAt', placed_at, 'paymentDueAt', payment_due_at, 'method', invoice.method, 'currency', currency,
          'buyer', jsonb_build_object(
            'recipient', recipient, 'street', street, 'rtRw', rt_rw, 'village', village, 'district', district,
            'city', orders.city, 'province', orders.province, 'postalCode', postal_code
          ),
          'amounts', jsonb_build_object(
            'subtotal', subtotal, 'shipping', shipping, 'serviceFee', service_fee, 'total', total
          ),
          'parcels', (
            select jsonb_agg(jsonb_build_object(
              'seller', jsonb_build_object(
                'id', shops.id, 'name', shops.name, 'city', shops.city, 'province', shops.province, 'taxable', shops.taxable
              ),
              'courier', jsonb_build_object(
                'name', courier_name, 'arrivesFrom', arrives_from, 'arrivesUntil', arrives_until
              ),
              'subtotal', parcel.subtotal, 'shipping', parcel.shipping,
              'lines', (
                select jsonb_agg(jsonb_build_object(
                  'sku', line.sku, 'name', line.name_id, 'label', line.label_id, 'unitPrice', unit_price,
                  'quantity', quantity, 'origin', products.origin_id, 'standards', products.standards
                ) order by line.sku)
                from order_lines as line left join products on products.id = line.product_id
                where line.order_id = parcel.order_id and line.shop_id = parcel.shop_id
              )
            ) order by parcel.shop_id)
            from order_parcels as parcel join shops on shops.id = parcel.shop_id where parcel.order_id = orders.id
          )
        ) as document
        from orders where orders.id = invoice.order_id limit 1
      ) as agreed
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
