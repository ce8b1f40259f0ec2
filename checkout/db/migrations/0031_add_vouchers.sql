CREATE TYPE "public"."order_voucher_state" AS ENUM('held', 'used', 'released');--> statement-breakpoint
CREATE TYPE "public"."voucher_kind" AS ENUM('shop', 'platform', 'shipping');--> statement-breakpoint
CREATE TABLE "basket_vouchers" (
	"basket_id" uuid NOT NULL,
	"code" text NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "basket_vouchers_basket_id_place_pk" PRIMARY KEY("basket_id","place")
);
--> statement-breakpoint
CREATE TABLE "order_vouchers" (
	"order_id" text NOT NULL,
	"code" text NOT NULL,
	"shop_id" text,
	"amount" integer NOT NULL,
	"state" "order_voucher_state" DEFAULT 'held' NOT NULL,
	"settled_at" timestamp with time zone,
	"honoured" boolean DEFAULT false NOT NULL,
	CONSTRAINT "order_vouchers_order_id_code_pk" PRIMARY KEY("order_id","code"),
	CONSTRAINT "order_vouchers_take_something_off" CHECK ("order_vouchers"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" "voucher_kind" NOT NULL,
	"shop_id" text,
	"category" text,
	"amount" integer,
	"percent" integer,
	"most" integer,
	"minimum" integer DEFAULT 0 NOT NULL,
	"quota" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"once_a_buyer" boolean DEFAULT true NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "vouchers_of_a_shop_name_it" CHECK (("vouchers"."kind" = 'shop') = ("vouchers"."shop_id" is not null)),
	CONSTRAINT "vouchers_for_shipping_count_all_goods" CHECK ("vouchers"."kind" <> 'shipping' or "vouchers"."category" is null),
	CONSTRAINT "vouchers_give_an_amount_or_a_part" CHECK (num_nonnulls("vouchers"."amount", "vouchers"."percent") = 1),
	CONSTRAINT "vouchers_give_something" CHECK ("vouchers"."amount" > 0 or "vouchers"."percent" between 1 and 100),
	CONSTRAINT "vouchers_limit_a_part" CHECK (num_nonnulls("vouchers"."percent", "vouchers"."most") <> 1 and coalesce("vouchers"."most", 1) > 0),
	CONSTRAINT "vouchers_never_exceed_their_quota" CHECK ("vouchers"."taken" between 0 and "vouchers"."quota"),
	CONSTRAINT "vouchers_begin_before_they_end" CHECK ("vouchers"."starts_at" < "vouchers"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_total_is_the_sum";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "shop_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "platform_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD COLUMN "shop_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD COLUMN "platform_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD COLUMN "shipping_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shop_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "platform_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "basket_vouchers" ADD CONSTRAINT "basket_vouchers_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_vouchers" ADD CONSTRAINT "basket_vouchers_code_vouchers_code_fk" FOREIGN KEY ("code") REFERENCES "public"."vouchers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_vouchers" ADD CONSTRAINT "order_vouchers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_vouchers" ADD CONSTRAINT "order_vouchers_code_vouchers_code_fk" FOREIGN KEY ("code") REFERENCES "public"."vouchers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_vouchers" ADD CONSTRAINT "order_vouchers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_vouchers_by_code" ON "order_vouchers" USING btree ("code");--> statement-breakpoint
CREATE INDEX "vouchers_by_shop" ON "vouchers" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "orders_discounted_by_phone" ON "orders" USING btree ("phone") WHERE "orders"."shop_discount" > 0 or "orders"."platform_discount" > 0 or "orders"."shipping_discount" > 0;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_cost_no_less_than_nothing" CHECK ("order_lines"."shop_discount" >= 0 and "order_lines"."platform_discount" >= 0 and "order_lines"."shop_discount" + "order_lines"."platform_discount" <= "order_lines"."unit_price" * "order_lines"."quantity");--> statement-breakpoint
ALTER TABLE "order_parcels" ADD CONSTRAINT "order_parcels_cost_no_less_than_nothing" CHECK ("order_parcels"."shop_discount" >= 0 and "order_parcels"."platform_discount" >= 0 and "order_parcels"."shipping_discount" >= 0 and "order_parcels"."shop_discount" + "order_parcels"."platform_discount" <= "order_parcels"."subtotal" and "order_parcels"."shipping_discount" <= "order_parcels"."shipping");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_total_is_the_sum" CHECK ("orders"."total" = "orders"."subtotal" + "orders"."shipping" + "orders"."insurance" + "orders"."service_fee" - "orders"."shop_discount" - "orders"."platform_discount" - "orders"."shipping_discount");
--> statement-breakpoint
-- What the migration holds, word for word.

-- Whether this buyer has had a voucher that is given once: it is in an order that was not given up and is of this session, or
-- goes by this phone. Orders with a discount alone are found by their phone: most have none. Volatile: it sees what was
-- committed while a lock was waited for.
create or replace function has_used_voucher(voucher_code text, session text, buyer_phone text) returns boolean language sql as $$
  select (select once_a_buyer from vouchers where code = voucher_code) and (
    exists (
      select from orders join order_vouchers on order_id = orders.id and code = voucher_code and state <> 'released'
      where session_hash = session
    ) or exists (
      select from orders join order_vouchers on order_id = orders.id and code = voucher_code and state <> 'released'
      where phone = buyer_phone and (shop_discount > 0 or platform_discount > 0 or shipping_discount > 0)
    )
  )
$$;

-- Takes each voucher of an order that was just written, or raises an error: one is used up, or this buyer has used it meanwhile.
-- After the stock, and in the order of the codes, as everybody does: two orders cannot wait for each other.
create or replace function take_vouchers(placed orders, wanted jsonb) returns void language plpgsql as $$
declare
  asked order_vouchers;
begin
  for asked in select * from jsonb_populate_recordset(null::order_vouchers, wanted) order by code loop
    update vouchers set taken = taken + 1 where code = asked.code and taken < quota;
    if not found then
      raise exception 'voucher used up' using errcode = 'VUSED';
    end if;
    -- Under the voucher's lock: who comes second sees the order of who was first.
    if has_used_voucher(asked.code, placed.session_hash, placed.phone) then
      raise exception 'voucher used by this buyer' using errcode = 'VONCE';
    end if;
    insert into order_vouchers (order_id, code, shop_id, amount) values (placed.id, asked.code, asked.shop_id, asked.amount);
  end loop;
end;
$$;
--> statement-breakpoint
-- What the migration holds, word for word. Makes an order of an open basket, with its parcels, its lines, its first payment
-- attempt unless it is paid at the door, its facts, its stock and its vouchers, or nothing. The address it goes to is kept for
-- the next order, and what was collected in the cart for it leaves the cart. False when the basket is not open any more, or is
-- not what the placement was decided on.
create or replace function place_order(placement jsonb) returns boolean language plpgsql as $$
declare
  placed orders;
  collected boolean;
begin
  select * into placed from jsonb_populate_record(null::orders, placement -> 'order');

  -- Two clicks come one after the other: the second waits here.
  update baskets set state = 'ordered'
  where id = placed.basket_id and session_hash = placed.session_hash
    and state = 'open' and version = (placement ->> 'version')::integer
  returning from_cart into collected;
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
  from jsonb_populate_record(null::payment_attempts, placement -> 'attempt') where placement ? 'attempt';
  perform append_facts(placement -> 'facts');

  -- An address that led to no order is kept with its basket alone. The same one again is the same row, with what was noted last.
  insert into saved_addresses
    (session_hash, recipient, phone, email, area_id, street, rt_rw, landmark, courier_note, used_at)
  select placed.session_hash, recipient, phone, email, area_id, street, rt_rw, landmark, courier_note, placed.placed_at
  from basket_deliveries where basket_id = placed.basket_id
  on conflict on constraint saved_addresses_once do update set
    email = excluded.email, rt_rw = excluded.rt_rw, landmark = excluded.landmark, courier_note = excluded.courier_note,
    used_at = excluded.used_at;
  if collected then
    delete from cart_lines using order_lines
    where cart_lines.session_hash = placed.session_hash and order_id = placed.id and order_lines.sku = cart_lines.sku;
  end if;

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

  perform take_vouchers(placed, placement -> 'vouchers');

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
            'subtotal', subtotal, 'shipping', shipping, 'insurance', insurance, 'serviceFee', service_fee,
            'shopDiscount', shop_discount, 'platformDiscount', platform_discount, 'shippingDiscount', shipping_discount,
            'total', total
          ),
          'parcels', (
            select jsonb_agg(jsonb_build_object(
              'seller', jsonb_build_object(
                'id', shops.id, 'name', shops.name, 'city', shops.city, 'province', shops.province, 'taxable', shops.taxable
              ),
              'courier', jsonb_build_object(
                'name', courier_name, 'arrivesFrom', arrives_from, 'arrivesUntil', arrives_until
              ),
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
