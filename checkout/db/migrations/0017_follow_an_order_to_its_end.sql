CREATE TYPE "public"."complaint_topic" AS ENUM('product', 'delivery', 'payment', 'return', 'seller', 'privacy', 'other');--> statement-breakpoint
CREATE TYPE "public"."return_reason" AS ENUM('wrong_item', 'damaged', 'hidden_defect', 'expired', 'incomplete');--> statement-breakpoint
CREATE TYPE "public"."return_state" AS ENUM('requested', 'accepted', 'refused');--> statement-breakpoint
CREATE TYPE "public"."carrier_step" AS ENUM('picked_up', 'sorted', 'out_for_delivery', 'arrived');--> statement-breakpoint
ALTER TYPE "public"."refund_reason" ADD VALUE 'returned';--> statement-breakpoint
CREATE TABLE "holidays" (
	"day" date PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "complaints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"secret_hash" char(64) NOT NULL,
	"order_id" text,
	"topic" "complaint_topic" NOT NULL,
	"body" text NOT NULL,
	"filed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"escalated_at" timestamp with time zone,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "complaints_are_answered_whole" CHECK (("complaints"."answer" is null) = ("complaints"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "invoice_files" (
	"order_id" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sha256" char(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_files_are_hashed" CHECK (encode(sha256("invoice_files"."bytes"), 'hex') = "invoice_files"."sha256")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"document" jsonb NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_orderId_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "return_lines" (
	"return_id" integer NOT NULL,
	"order_id" text NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "return_lines_return_id_sku_pk" PRIMARY KEY("return_id","sku"),
	CONSTRAINT "return_lines_return_something" CHECK ("return_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "return_photos" (
	"return_id" integer NOT NULL,
	"position" integer NOT NULL,
	"file" text NOT NULL,
	CONSTRAINT "return_photos_return_id_position_pk" PRIMARY KEY("return_id","position"),
	CONSTRAINT "return_photos_file_unique" UNIQUE("file")
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "returns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"order_id" text NOT NULL,
	"state" "return_state" DEFAULT 'requested' NOT NULL,
	"reason" "return_reason" NOT NULL,
	"note" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"refunded" integer,
	"restocked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "returns_orderId_unique" UNIQUE("order_id"),
	CONSTRAINT "returns_are_answered_whole" CHECK (("returns"."state" = 'requested') = ("returns"."answered_at" is null)),
	CONSTRAINT "returns_refund_what_is_accepted" CHECK (("returns"."state" = 'accepted') = ("returns"."refunded" is not null)),
	CONSTRAINT "returns_restock_what_is_accepted" CHECK ("returns"."state" = 'accepted' or not "returns"."restocked"),
	CONSTRAINT "returns_are_refused_with_a_reason" CHECK ("returns"."state" <> 'refused' or "returns"."answer" is not null)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"tracking_number" text NOT NULL,
	"shipped_at" timestamp with time zone NOT NULL,
	"expected_at" timestamp with time zone NOT NULL,
	"next_step" "carrier_step",
	"next_at" timestamp with time zone,
	CONSTRAINT "shipments_trackingNumber_unique" UNIQUE("tracking_number")
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "allocated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_files" ADD CONSTRAINT "invoice_files_order_id_invoices_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."invoices"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_order_id_sku_order_lines_order_id_sku_fk" FOREIGN KEY ("order_id","sku") REFERENCES "public"."order_lines"("order_id","sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_photos" ADD CONSTRAINT "return_photos_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaints_by_order" ON "complaints" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "complaints_unanswered" ON "complaints" USING btree ("due_at","id") WHERE "complaints"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "complaints_answered" ON "complaints" USING btree ("answered_at","id") WHERE "complaints"."answered_at" is not null;--> statement-breakpoint
CREATE INDEX "returns_unanswered" ON "returns" USING btree ("due_at","id") WHERE "returns"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "returns_answered" ON "returns" USING btree ("answered_at","id") WHERE "returns"."state" <> 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_one_a_shop" ON "shipments" USING btree ("order_id","shop_id");--> statement-breakpoint
CREATE INDEX "shipments_to_move" ON "shipments" USING btree ("next_at") WHERE "shipments"."next_step" is not null;--> statement-breakpoint
CREATE INDEX "orders_to_allocate" ON "orders" USING btree ("completed_at") WHERE "orders"."status" = 'done' and "orders"."allocated_at" is null;
--> statement-breakpoint
-- But for the end of retention, which says so: after ten years a buyer has no name any more.
create function refuse_to_rewrite_an_invoice() returns trigger language plpgsql as $$
begin
  if current_setting('pasar.retention_ended', true) = 'on' then return coalesce(new, old); end if;
  raise exception '% is append-only', tg_table_name;
end
$$;
--> statement-breakpoint
create trigger invoices_are_append_only
  before update or delete on invoices
  for each row execute function refuse_to_rewrite_an_invoice();
--> statement-breakpoint
create trigger invoice_files_are_append_only
  before update or delete on invoice_files
  for each row execute function refuse_to_rewrite_an_invoice();
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
          'seller', jsonb_build_object(
            'id', shops.id, 'name', shops.name, 'city', shops.city, 'province', shops.province, 'taxable', shops.taxable
          ),
          'buyer', jsonb_build_object(
            'recipient', recipient, 'street', street, 'rtRw', rt_rw, 'village', village, 'district', district,
            'city', orders.city, 'province', orders.province, 'postalCode', postal_code
          ),
          'courier', jsonb_build_object('name', courier_name, 'arrivesFrom', arrives_from, 'arrivesUntil', arrives_until),
          'amounts', jsonb_build_object(
            'subtotal', subtotal, 'shipping', shipping, 'serviceFee', service_fee, 'total', total
          ),
          'lines', (
            select jsonb_agg(jsonb_build_object(
              'sku', line.sku, 'name', line.name_id, 'label', line.label_id, 'unitPrice', unit_price,
              'quantity', quantity, 'origin', products.origin_id, 'standards', products.standards
            ) order by line.sku)
            from order_lines as line left join products on products.id = line.product_id
            where line.order_id = orders.id
          )
        ) as document
        from orders join shops on shops.id = orders.shop_id where orders.id = invoice.order_id limit 1
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
--> statement-breakpoint
-- Orders that were paid before: their invoices are dated by their payment.
select append_facts(jsonb_build_object('invoices', jsonb_agg(jsonb_build_object(
  'order_id', orders.id, 'at', paid_at, 'method', (
    select method from payment_attempts as attempt where attempt.order_id = orders.id and state = 'paid' order by number limit 1
  )
) order by paid_at)))
from orders where paid_at is not null having count(*) > 0;
--> statement-breakpoint
-- And those that were received before: their money was allocated at once.
update orders set allocated_at = completed_at where status = 'done';
