CREATE TABLE "saved_addresses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_hash" text NOT NULL,
	"recipient" text NOT NULL,
	"phone" text NOT NULL,
	"email" text,
	"area_id" text NOT NULL,
	"street" text NOT NULL,
	"rt_rw" text,
	"landmark" text,
	"courier_note" text,
	"used_at" timestamp with time zone NOT NULL,
	"preferred_at" timestamp with time zone,
	CONSTRAINT "saved_addresses_once" UNIQUE("session_hash","recipient","phone","area_id","street")
);
--> statement-breakpoint
CREATE TABLE "customer_credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_resets" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"session_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customers_email_unique" UNIQUE("email"),
	CONSTRAINT "customers_sessionHash_unique" UNIQUE("session_hash")
);
--> statement-breakpoint
CREATE TABLE "data_deletions" (
	"session_hash" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"order_id" text,
	"session_hash" text,
	"recipient" text NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_key_unique" UNIQUE("key"),
	CONSTRAINT "mails_belong_to_one" CHECK (num_nonnulls("mails"."order_id", "mails"."session_hash") = 1)
);
--> statement-breakpoint
ALTER TABLE "basket_deliveries" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "saved_addresses" ADD CONSTRAINT "saved_addresses_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_credentials" ADD CONSTRAINT "customer_credentials_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_sessions" ADD CONSTRAINT "customer_sessions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_credentials_by_customer" ON "customer_credentials" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "customer_resets_by_identifier" ON "customer_resets" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "customer_sessions_by_customer" ON "customer_sessions" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "mails_by_order" ON "mails" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "mails_by_session" ON "mails" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "mails_to_send" ON "mails" USING btree ("due_at") WHERE "mails"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "orders_by_age" ON "orders" USING brin ("placed_at");--> statement-breakpoint
CREATE INDEX "buyer_messages_by_age" ON "buyer_messages" USING brin ("at");--> statement-breakpoint
-- Records of transactions are kept for ten years (PP 80/2019, art. 25), whoever asks. The machine's time counts.
create function keep_orders() returns trigger language plpgsql as $$
begin
  if old.placed_at > now() - interval '10 years' then
    raise exception 'records of transactions are kept for ten years';
  end if;
  return old;
end;
$$;
--> statement-breakpoint
create trigger orders_are_kept before delete on orders for each row execute function keep_orders();
--> statement-breakpoint
-- Whoever sends mails listens. PostgreSQL sends one notification a commit, however many rows it wrote.
create function announce_mails() returns trigger language plpgsql as $$
begin
  perform pg_notify('mail_written', '');
  return null;
end;
$$;
--> statement-breakpoint
create trigger mails_are_announced after insert on mails for each row execute function announce_mails();
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
