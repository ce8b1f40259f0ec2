CREATE TYPE "public"."payment_way" AS ENUM('gateway', 'cod');--> statement-breakpoint
ALTER TYPE "public"."ledger_account" ADD VALUE 'courier_receivable' BEFORE 'bank';--> statement-breakpoint
ALTER TYPE "public"."ledger_account" ADD VALUE 'insurance_payable' BEFORE 'service_fees';--> statement-breakpoint
ALTER TYPE "public"."ledger_kind" ADD VALUE 'cash_collected' BEFORE 'completion';--> statement-breakpoint
ALTER TYPE "public"."ledger_kind" ADD VALUE 'cash_handed_over' BEFORE 'completion';--> statement-breakpoint
ALTER TYPE "public"."cancel_reason" ADD VALUE 'refused';--> statement-breakpoint
ALTER TYPE "public"."order_status" ADD VALUE 'confirmed' BEFORE 'paid';--> statement-breakpoint
CREATE TABLE "cash_collections" (
	"order_id" text PRIMARY KEY NOT NULL,
	"amount" integer NOT NULL,
	"collected_at" timestamp with time zone NOT NULL,
	"handed_over_at" timestamp with time zone,
	"given_back" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "cash_collections_give_back_what_was_collected" CHECK ("cash_collections"."given_back" between 0 and "cash_collections"."amount")
);
--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_total_is_the_sum";--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "attempt_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "basket_couriers" ADD COLUMN "insured" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "baskets" ADD COLUMN "payment_way" "payment_way" DEFAULT 'gateway' NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "couriers" ADD COLUMN "farthest_km" integer;--> statement-breakpoint
ALTER TABLE "couriers" ADD COLUMN "near_km" integer;--> statement-breakpoint
ALTER TABLE "couriers" ADD COLUMN "band_km" integer;--> statement-breakpoint
ALTER TABLE "couriers" ADD COLUMN "bands_per_day" integer;--> statement-breakpoint
ALTER TABLE "couriers" ADD COLUMN "takes_cash" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tariffs" ADD COLUMN "per_band" integer;--> statement-breakpoint
-- For a shop that was filled before; a new one gets the same from its seed.
update shops set latitude = place.latitude, longitude = place.longitude from (values
  ('Bandung', -6.92, 107.61),
  ('Jakarta Selatan', -6.26, 106.81),
  ('Yogyakarta', -7.8, 110.36),
  ('Surabaya', -7.25, 112.75),
  ('Denpasar', -8.65, 115.22),
  ('Makassar', -5.15, 119.43),
  ('Medan', 3.58, 98.67),
  ('Semarang', -6.99, 110.42),
  ('Samarinda', -0.49, 117.15),
  ('Malang', -7.98, 112.63),
  ('Mataram', -8.58, 116.12)
) as place (city, latitude, longitude) where shops.city = place.city;
--> statement-breakpoint
update areas set latitude = place.latitude, longitude = place.longitude from (values
  ('menteng-10310', -6.2, 106.83),
  ('gondangdia-10350', -6.19, 106.83),
  ('senayan-12190', -6.23, 106.81),
  ('kuningan-barat-12710', -6.23, 106.82),
  ('kelapa-gading-timur-14240', -6.17, 106.9),
  ('kebon-jeruk-11530', -6.19, 106.77),
  ('cipinang-13240', -6.21, 106.89),
  ('babakan-16128', -6.59, 106.81),
  ('beji-16421', -6.38, 106.82),
  ('kayuringin-jaya-17144', -6.24, 106.98),
  ('cikokol-15117', -6.2, 106.63),
  ('pondok-jagung-15326', -6.26, 106.66),
  ('cipaganti-40131', -6.89, 107.6),
  ('dago-40135', -6.88, 107.62),
  ('citarum-40115', -6.9, 107.62),
  ('pasteur-40161', -6.89, 107.59),
  ('kejaksan-45123', -6.71, 108.56),
  ('cipare-42117', -6.11, 106.15),
  ('terban-55223', -7.78, 110.37),
  ('brontokusuman-55153', -7.82, 110.37),
  ('caturtunggal-55281', -7.77, 110.4),
  ('laweyan-57148', -7.57, 110.79),
  ('tembalang-50275', -7.05, 110.44),
  ('gubeng-60281', -7.27, 112.75),
  ('ketintang-60231', -7.31, 112.73),
  ('oro-oro-dowo-65119', -7.97, 112.63),
  ('sanur-80228', -8.69, 115.26),
  ('kuta-80361', -8.72, 115.17),
  ('ubud-80571', -8.51, 115.27),
  ('mataram-timur-83121', -8.58, 116.12),
  ('oebobo-85111', -10.17, 123.6),
  ('peuniti-23241', 5.55, 95.32),
  ('petisah-hulu-20153', 3.58, 98.66),
  ('olo-25117', -0.94, 100.36),
  ('simpang-baru-28293', 0.47, 101.38),
  ('talang-semut-30135', -2.99, 104.75),
  ('rawa-laut-35127', -5.42, 105.27),
  ('benua-melayu-darat-78122', -0.03, 109.34),
  ('langkai-73111', -2.21, 113.92),
  ('kertak-baru-ilir-70111', -3.32, 114.59),
  ('sidodadi-75123', -0.48, 117.14),
  ('losari-90112', -5.15, 119.41),
  ('masale-90231', -5.16, 119.44),
  ('wenang-utara-95111', 1.49, 124.84),
  ('besusu-tengah-94111', -0.89, 119.87),
  ('kadia-93115', -3.98, 122.52),
  ('ahusen-97127', -3.7, 128.18),
  ('gamalama-97721', 0.79, 127.38),
  ('gurabesi-99111', -2.54, 140.7),
  ('remu-utara-98415', -0.87, 131.27)
) as place (id, latitude, longitude) where areas.id = place.id;
--> statement-breakpoint
update couriers set farthest_km = reach.farthest_km, near_km = reach.near_km, band_km = reach.band_km,
  bands_per_day = reach.bands_per_day, takes_cash = reach.takes_cash from (values
  ('kilat-instan', 40, 10, 5, null::integer, false),
  ('kilat-hari-ini', 90, 20, 20, null::integer, false),
  ('elang-ekspres', null::integer, 150, 300, 6, true),
  ('merpati-reguler', null::integer, 150, 300, 3, true),
  ('gajah-kargo', null::integer, 150, 300, 2, false)
) as reach (code, farthest_km, near_km, band_km, bands_per_day, takes_cash) where couriers.code = reach.code;
--> statement-breakpoint
update tariffs set per_band = price.per_band from (values
  ('kilat-instan', 2500),
  ('kilat-hari-ini', 3000),
  ('elang-ekspres', 3000),
  ('merpati-reguler', 1500),
  ('gajah-kargo', 1000)
) as price (code, per_band) where courier_code = price.code;
--> statement-breakpoint
-- What comes the same day is not for one zone any more: a road and the distance decide.
insert into tariffs (courier_code, from_zone, to_zone, first, next, soonest, latest, per_band)
select known.courier_code, one.zone, other.zone, known.first, known.next, known.soonest, known.latest, known.per_band
from tariffs as known, unnest(enum_range(null::zone)) as one (zone), unnest(enum_range(null::zone)) as other (zone)
where known.courier_code in ('kilat-instan', 'kilat-hari-ini') and known.from_zone = 'jabodetabek' and known.to_zone = 'jabodetabek'
  and (one.zone = other.zone or (one.zone in ('jabodetabek', 'jawa') and other.zone in ('jabodetabek', 'jawa')))
on conflict do nothing;
--> statement-breakpoint
ALTER TABLE "shops" ALTER COLUMN "latitude" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ALTER COLUMN "longitude" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "areas" ALTER COLUMN "latitude" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "areas" ALTER COLUMN "longitude" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "couriers" ALTER COLUMN "near_km" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "couriers" ALTER COLUMN "band_km" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "tariffs" ALTER COLUMN "per_band" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD COLUMN "insurance" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_way" "payment_way" DEFAULT 'gateway' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "insurance" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cash_collections" ADD CONSTRAINT "cash_collections_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cash_collections_to_hand_over" ON "cash_collections" USING btree ("collected_at") WHERE "cash_collections"."handed_over_at" is null;--> statement-breakpoint
CREATE INDEX "orders_paid_at_the_door_by_phone" ON "orders" USING btree ("phone") WHERE "orders"."payment_way" = 'cod';--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_of_cash_by_key" ON "refunds" USING btree ("refund_key") WHERE "refunds"."attempt_id" is null;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_total_is_the_sum" CHECK ("orders"."total" = "orders"."subtotal" + "orders"."shipping" + "orders"."insurance" + "orders"."service_fee");--> statement-breakpoint
-- What the migration holds, word for word. Makes an order of an open basket, with its parcels, its lines, its first payment
-- attempt unless it is paid at the door, its facts and its stock, or nothing. The address it goes to is kept for the next order,
-- and what was collected in the cart for it leaves the cart. False when the basket is not open any more, or is not what the
-- placement was decided on.
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
            'subtotal', subtotal, 'shipping', shipping, 'insurance', insurance, 'serviceFee', service_fee, 'total', total
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
