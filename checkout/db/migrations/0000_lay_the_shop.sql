CREATE TYPE "public"."basket_state" AS ENUM('open', 'ordered');--> statement-breakpoint
CREATE TYPE "public"."courier_kind" AS ENUM('instant', 'same_day', 'express', 'regular', 'cargo');--> statement-breakpoint
CREATE TYPE "public"."time_zone" AS ENUM('WIB', 'WITA', 'WIT');--> statement-breakpoint
CREATE TYPE "public"."zone" AS ENUM('jabodetabek', 'jawa', 'bali_nusra', 'sumatera', 'kalimantan', 'sulawesi', 'maluku_papua');--> statement-breakpoint
CREATE TYPE "public"."hold_state" AS ENUM('held', 'committed', 'released');--> statement-breakpoint
CREATE TYPE "public"."order_status" AS ENUM('awaiting_payment', 'paid', 'packed', 'shipped', 'arrived', 'done', 'cancelled', 'expired');--> statement-breakpoint
CREATE TYPE "public"."attempt_state" AS ENUM('creating', 'open', 'paid', 'failed', 'expired', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."notification_outcome" AS ENUM('applied', 'ignored', 'quarantined');--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "basket_deliveries" (
	"basket_id" uuid PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"phone" text NOT NULL,
	"area_id" text NOT NULL,
	"street" text NOT NULL,
	"rt_rw" text,
	"landmark" text,
	"courier_note" text,
	"courier_code" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "basket_lines" (
	"basket_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"seen_amount" integer,
	"confirmed_amount" integer,
	CONSTRAINT "basket_lines_basket_id_sku_pk" PRIMARY KEY("basket_id","sku"),
	CONSTRAINT "basket_lines_hold_one_to_ten" CHECK ("basket_lines"."quantity" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "baskets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_hash" text NOT NULL,
	"state" "basket_state" DEFAULT 'open' NOT NULL,
	"issuer" text,
	"promo_id" integer,
	"resume_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "baskets_resumeKey_unique" UNIQUE("resume_key")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"brand" text NOT NULL,
	"name_id" text NOT NULL,
	"name_en" text NOT NULL,
	"description_id" text NOT NULL,
	"description_en" text NOT NULL,
	"category" text NOT NULL,
	"media" text NOT NULL,
	"origin_id" text NOT NULL,
	"origin_en" text NOT NULL,
	"standards" jsonb NOT NULL,
	"delisted" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promos" (
	"id" integer PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"creator" text NOT NULL,
	"sku" text NOT NULL,
	CONSTRAINT "promos_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"province" text NOT NULL,
	"zone" "zone" NOT NULL,
	"taxable" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"sku" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"label_id" text,
	"label_en" text,
	"price" integer NOT NULL,
	"compare_at" integer,
	"weight_grams" integer NOT NULL,
	"available" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "variants_stock_is_never_negative" CHECK ("variants"."available" >= 0)
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" text PRIMARY KEY NOT NULL,
	"village" text NOT NULL,
	"district" text NOT NULL,
	"city" text NOT NULL,
	"province" text NOT NULL,
	"postal_code" text NOT NULL,
	"zone" "zone" NOT NULL,
	"time_zone" time_zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "couriers" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" "courier_kind" NOT NULL,
	"heaviest" integer NOT NULL,
	"lightest" integer NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tariffs" (
	"courier_code" text NOT NULL,
	"from_zone" "zone" NOT NULL,
	"to_zone" "zone" NOT NULL,
	"first" integer NOT NULL,
	"next" integer NOT NULL,
	"soonest" integer NOT NULL,
	"latest" integer NOT NULL,
	CONSTRAINT "tariffs_courier_code_from_zone_to_zone_pk" PRIMARY KEY("courier_code","from_zone","to_zone")
);
--> statement-breakpoint
CREATE TABLE "handoff_claims" (
	"issuer" text NOT NULL,
	"jti_hash" text NOT NULL,
	"forget_at" timestamp with time zone NOT NULL,
	CONSTRAINT "handoff_claims_issuer_jti_hash_pk" PRIMARY KEY("issuer","jti_hash")
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" text NOT NULL,
	"sku" text NOT NULL,
	"product_id" text NOT NULL,
	"name_id" text NOT NULL,
	"name_en" text NOT NULL,
	"label_id" text,
	"label_en" text,
	"media" text NOT NULL,
	"unit_price" integer NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "order_lines_order_id_sku_pk" PRIMARY KEY("order_id","sku")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"basket_id" uuid NOT NULL,
	"session_hash" text NOT NULL,
	"shop_id" text NOT NULL,
	"status" "order_status" DEFAULT 'awaiting_payment' NOT NULL,
	"issuer" text,
	"promo_id" integer,
	"currency" text DEFAULT 'IDR' NOT NULL,
	"subtotal" integer NOT NULL,
	"shipping" integer NOT NULL,
	"service_fee" integer NOT NULL,
	"total" integer NOT NULL,
	"recipient" text NOT NULL,
	"phone" text NOT NULL,
	"street" text NOT NULL,
	"rt_rw" text,
	"landmark" text,
	"courier_note" text,
	"village" text NOT NULL,
	"district" text NOT NULL,
	"city" text NOT NULL,
	"province" text NOT NULL,
	"postal_code" text NOT NULL,
	"time_zone" time_zone NOT NULL,
	"courier_code" text NOT NULL,
	"courier_name" text NOT NULL,
	"arrives_from" date NOT NULL,
	"arrives_until" date NOT NULL,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"payment_due_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	CONSTRAINT "orders_basketId_unique" UNIQUE("basket_id"),
	CONSTRAINT "orders_total_is_the_sum" CHECK ("orders"."total" = "orders"."subtotal" + "orders"."shipping" + "orders"."service_fee")
);
--> statement-breakpoint
CREATE TABLE "stock_holds" (
	"order_id" text NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"state" "hold_state" DEFAULT 'held' NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "stock_holds_order_id_sku_pk" PRIMARY KEY("order_id","sku"),
	CONSTRAINT "stock_holds_hold_something" CHECK ("stock_holds"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" text NOT NULL,
	"number" integer NOT NULL,
	"provider_order_id" text NOT NULL,
	"amount" integer NOT NULL,
	"state" "attempt_state" DEFAULT 'creating' NOT NULL,
	"redirect_url" text,
	"transaction_id" text,
	"method" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payment_attempts_providerOrderId_unique" UNIQUE("provider_order_id")
);
--> statement-breakpoint
CREATE TABLE "payment_notifications" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"provider_order_id" text NOT NULL,
	"raw_body" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" "notification_outcome",
	CONSTRAINT "payment_notifications_dedupeKey_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
ALTER TABLE "basket_deliveries" ADD CONSTRAINT "basket_deliveries_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_deliveries" ADD CONSTRAINT "basket_deliveries_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_deliveries" ADD CONSTRAINT "basket_deliveries_courier_code_couriers_code_fk" FOREIGN KEY ("courier_code") REFERENCES "public"."couriers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_lines" ADD CONSTRAINT "basket_lines_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_lines" ADD CONSTRAINT "basket_lines_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baskets" ADD CONSTRAINT "baskets_promo_id_promos_id_fk" FOREIGN KEY ("promo_id") REFERENCES "public"."promos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promos" ADD CONSTRAINT "promos_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariffs" ADD CONSTRAINT "tariffs_courier_code_couriers_code_fk" FOREIGN KEY ("courier_code") REFERENCES "public"."couriers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_promo_id_promos_id_fk" FOREIGN KEY ("promo_id") REFERENCES "public"."promos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_by_kind" ON "audit_events" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "baskets_by_session" ON "baskets" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "products_by_shop" ON "products" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "variants_by_product" ON "variants" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "areas_by_postal_code" ON "areas" USING btree ("postal_code");--> statement-breakpoint
CREATE INDEX "handoff_claims_to_forget" ON "handoff_claims" USING btree ("forget_at");--> statement-breakpoint
CREATE INDEX "order_events_by_order" ON "order_events" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "orders_by_session" ON "orders" USING btree ("session_hash","placed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_to_expire" ON "orders" USING btree ("payment_due_at") WHERE "orders"."status" = 'awaiting_payment';--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_by_number" ON "payment_attempts" USING btree ("order_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_one_live" ON "payment_attempts" USING btree ("order_id") WHERE "payment_attempts"."state" in ('creating', 'open');--> statement-breakpoint
CREATE INDEX "payment_notifications_by_order" ON "payment_notifications" USING btree ("provider_order_id");