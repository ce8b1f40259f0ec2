-- Both extensions are part of PostgreSQL, and the owner of a database may add them.
create extension if not exists unaccent;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Words of the language, with or without accents.
create text search configuration pasar (copy = indonesian);
--> statement-breakpoint
alter text search configuration pasar
  alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with unaccent, indonesian_stem;--> statement-breakpoint
CREATE SCHEMA "migration";--> statement-breakpoint
CREATE DOMAIN "migration"."key" AS bigint CHECK (value BETWEEN 1 AND 999999999999999);--> statement-breakpoint
CREATE DOMAIN "migration"."rupiah" AS bigint CHECK (value BETWEEN -999999999999999 AND 999999999999999);--> statement-breakpoint
CREATE DOMAIN "migration"."count" AS integer CHECK (value BETWEEN 0 AND 999999999);--> statement-breakpoint
CREATE DOMAIN "migration"."words" AS text CHECK (char_length(value) <= 600);--> statement-breakpoint
CREATE TYPE "public"."basket_state" AS ENUM('open', 'ordered');--> statement-breakpoint
CREATE TYPE "public"."payment_way" AS ENUM('gateway', 'cod');--> statement-breakpoint
CREATE TYPE "public"."complaint_topic" AS ENUM('product', 'delivery', 'payment', 'return', 'seller', 'privacy', 'other');--> statement-breakpoint
CREATE TYPE "public"."courier_kind" AS ENUM('instant', 'same_day', 'express', 'regular', 'cargo');--> statement-breakpoint
CREATE TYPE "public"."time_zone" AS ENUM('WIB', 'WITA', 'WIT');--> statement-breakpoint
CREATE TYPE "public"."zone" AS ENUM('jabodetabek', 'jawa', 'bali_nusra', 'sumatera', 'kalimantan', 'sulawesi', 'maluku_papua');--> statement-breakpoint
CREATE TYPE "public"."ledger_account" AS ENUM('gateway_receivable', 'courier_receivable', 'bank', 'gateway_fees', 'buyer_clearing', 'seller_payable', 'shipping_payable', 'insurance_payable', 'service_fees', 'vouchers', 'refunds', 'refunds_payable', 'chargebacks', 'settlement_difference', 'old_shop');--> statement-breakpoint
CREATE TYPE "public"."ledger_kind" AS ENUM('payment', 'cash_collected', 'cash_handed_over', 'completion', 'payout', 'refund_confirmed', 'void', 'manual_refund_opened', 'manual_refund_paid', 'manual_refund_dropped', 'chargeback', 'reversal', 'settlement', 'opening', 'old_shop_paid');--> statement-breakpoint
CREATE TYPE "public"."nib_state" AS ENUM('registered', 'legalising');--> statement-breakpoint
CREATE TYPE "migration"."answer" AS ENUM('yes', 'no');--> statement-breakpoint
CREATE TYPE "migration"."goods_standard" AS ENUM('BPOM', 'HALAL', 'SNI');--> statement-breakpoint
CREATE TYPE "migration"."merchant_status" AS ENUM('open', 'closed');--> statement-breakpoint
CREATE TYPE "migration"."order_status" AS ENUM('waiting', 'paid', 'sent', 'completed', 'cancelled', 'refunded', 'half_refunded');--> statement-breakpoint
CREATE TYPE "migration"."payment_method" AS ENUM('qris', 'va', 'card', 'wallet');--> statement-breakpoint
CREATE TYPE "migration"."payment_status" AS ENUM('pending', 'settled', 'expired', 'refunded', 'half_refunded', 'charged_back');--> statement-breakpoint
CREATE TYPE "migration"."refund_kind" AS ENUM('refund', 'chargeback');--> statement-breakpoint
CREATE TYPE "migration"."refund_status" AS ENUM('requested', 'on_its_way', 'done', 'refused');--> statement-breakpoint
CREATE TYPE "migration"."paper_kind" AS ENUM('nib', 'npwp', 'ktp', 'halal', 'bpom', 'sni');--> statement-breakpoint
CREATE TYPE "migration"."row_state" AS ENUM('quarantined', 'refused', 'repaired');--> statement-breakpoint
CREATE TYPE "public"."migration_phase" AS ENUM('none', 'loading', 'open', 'purged');--> statement-breakpoint
CREATE TYPE "public"."cancel_reason" AS ENUM('buyer', 'refunded', 'reversed', 'charged_back', 'refused');--> statement-breakpoint
CREATE TYPE "public"."hold_state" AS ENUM('held', 'committed', 'released');--> statement-breakpoint
CREATE TYPE "public"."order_flag" AS ENUM('refunded', 'reversed', 'charged_back');--> statement-breakpoint
CREATE TYPE "public"."order_status" AS ENUM('awaiting_payment', 'confirmed', 'paid', 'packed', 'shipped', 'arrived', 'done', 'cancelled', 'expired');--> statement-breakpoint
CREATE TYPE "public"."outbox_topic" AS ENUM('gateway_refund', 'gateway_void', 'payout', 'buyer_message');--> statement-breakpoint
CREATE TYPE "public"."attempt_state" AS ENUM('creating', 'open', 'paid', 'failed', 'expired', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."notification_outcome" AS ENUM('applied', 'ignored', 'quarantined');--> statement-breakpoint
CREATE TYPE "public"."refund_reason" AS ENUM('cancelled', 'late', 'twice', 'desk', 'elsewhere', 'returned');--> statement-breakpoint
CREATE TYPE "public"."refund_state" AS ENUM('requested', 'sent', 'confirmed', 'manual', 'manual_done', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."return_reason" AS ENUM('wrong_item', 'damaged', 'hidden_defect', 'expired', 'incomplete');--> statement-breakpoint
CREATE TYPE "public"."return_state" AS ENUM('requested', 'accepted', 'refused');--> statement-breakpoint
CREATE TYPE "public"."settlement_difference_kind" AS ENUM('missing_here', 'missing_there', 'amount', 'unknown', 'not_imported');--> statement-breakpoint
CREATE TYPE "public"."settlement_line_kind" AS ENUM('settlement', 'refund', 'chargeback', 'reversal');--> statement-breakpoint
CREATE TYPE "public"."carrier_step" AS ENUM('picked_up', 'sorted', 'out_for_delivery', 'arrived');--> statement-breakpoint
CREATE TYPE "public"."order_voucher_state" AS ENUM('held', 'used', 'released');--> statement-breakpoint
CREATE TYPE "public"."voucher_kind" AS ENUM('shop', 'platform', 'shipping');--> statement-breakpoint
CREATE TYPE "public"."waiting_room_mode" AS ENUM('closed', 'automatic', 'open');--> statement-breakpoint
CREATE TABLE "alarm_counts" (
	"kind" text NOT NULL, "minute" timestamp with time zone NOT NULL, "count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alarm_counts_kind_minute_pk" PRIMARY KEY("kind","minute")
);--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigserial PRIMARY KEY NOT NULL, "at" timestamp with time zone DEFAULT now() NOT NULL, "kind" text NOT NULL,
	"detail" jsonb NOT NULL, "sequence" bigint, "previous_hash" text, "hash" text,
	CONSTRAINT "audit_events_sequence_key" UNIQUE("sequence"),
	CONSTRAINT "audit_events_are_sealed_whole" CHECK (num_nulls(sequence, previous_hash, hash) in (0, 3))
);--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL, "sequence" bigint NOT NULL, "hash" text NOT NULL,
	CONSTRAINT "audit_head_id_check" CHECK (id = 1)
);--> statement-breakpoint
CREATE TABLE "basket_couriers" (
	"basket_id" uuid NOT NULL, "shop_id" text NOT NULL, "courier_code" text NOT NULL,
	"insured" boolean DEFAULT false NOT NULL,
	CONSTRAINT "basket_couriers_basket_id_shop_id_pk" PRIMARY KEY("basket_id","shop_id")
);--> statement-breakpoint
CREATE TABLE "basket_deliveries" (
	"basket_id" uuid PRIMARY KEY NOT NULL, "recipient" text NOT NULL, "phone" text NOT NULL, "email" text,
	"area_id" text NOT NULL, "street" text NOT NULL, "rt_rw" text, "landmark" text, "courier_note" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "basket_lines" (
	"basket_id" uuid NOT NULL, "sku" text NOT NULL, "quantity" integer NOT NULL, "seen_amount" integer,
	"confirmed_amount" integer, CONSTRAINT "basket_lines_basket_id_sku_pk" PRIMARY KEY("basket_id","sku"),
	CONSTRAINT "basket_lines_hold_one_to_ten" CHECK ("basket_lines"."quantity" between 1 and 10)
);--> statement-breakpoint
CREATE TABLE "baskets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "session_hash" text NOT NULL,
	"state" "basket_state" DEFAULT 'open' NOT NULL, "version" integer DEFAULT 0 NOT NULL,
	"from_cart" boolean DEFAULT false NOT NULL, "issuer" text, "promo_id" integer,
	"payment_way" "payment_way" DEFAULT 'gateway' NOT NULL, "resume_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"filled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "baskets_resumeKey_unique" UNIQUE("resume_key")
);--> statement-breakpoint
CREATE TABLE "saved_addresses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "session_hash" text NOT NULL, "recipient" text NOT NULL,
	"phone" text NOT NULL, "email" text, "area_id" text NOT NULL, "street" text NOT NULL, "rt_rw" text, "landmark" text,
	"courier_note" text, "used_at" timestamp with time zone NOT NULL, "preferred_at" timestamp with time zone,
	CONSTRAINT "saved_addresses_once" UNIQUE("session_hash","recipient","phone","area_id","street")
);--> statement-breakpoint
CREATE TABLE "holidays" (
	"day" date PRIMARY KEY NOT NULL, "name" text NOT NULL
);--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"session_hash" text NOT NULL, "sku" text NOT NULL, "quantity" integer NOT NULL,
	"selected" boolean DEFAULT true NOT NULL, "seen_amount" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL, "form_key" text,
	CONSTRAINT "cart_lines_session_hash_sku_pk" PRIMARY KEY("session_hash","sku"),
	CONSTRAINT "cart_lines_hold_one_to_ten" CHECK ("cart_lines"."quantity" between 1 and 10)
);--> statement-breakpoint
CREATE TABLE "cash_collections" (
	"order_id" text PRIMARY KEY NOT NULL, "amount" integer NOT NULL, "collected_at" timestamp with time zone NOT NULL,
	"handed_over_at" timestamp with time zone, "given_back" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "cash_collections_give_back_what_was_collected" CHECK ("cash_collections"."given_back" between 0 and "cash_collections"."amount")
);--> statement-breakpoint
CREATE TABLE "product_pictures" (
	"sha256" text NOT NULL, "width" integer NOT NULL, "content" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_pictures_sha256_width_pk" PRIMARY KEY("sha256","width")
);--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL, "shop_id" text NOT NULL, "brand" text NOT NULL, "name_id" text NOT NULL,
	"name_en" text NOT NULL, "description_id" text NOT NULL, "description_en" text NOT NULL, "category" text NOT NULL,
	"media" text NOT NULL, "origin_id" text NOT NULL, "origin_en" text NOT NULL, "standards" jsonb NOT NULL,
	"delisted" boolean DEFAULT false NOT NULL, "delisted_with_shop" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL, "reviews" integer DEFAULT 0 NOT NULL, "stars" integer DEFAULT 0 NOT NULL,
	"star_counts" integer[] DEFAULT '{0,0,0,0,0}' NOT NULL,
	"rating" integer GENERATED ALWAYS AS (case when reviews > 0 then round(100.0 * stars / reviews)::integer else 0 end) STORED NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "products_on_sale_carry_their_standards" CHECK ("products"."delisted" or (standards @> '[{"kind": "BPOM"}]' or "products"."category" <> 'beauty')
	and (standards @> '[{"kind": "HALAL"}]' and (standards @> '[{"kind": "BPOM"}]' or standards @> '[{"kind": "PIRT"}]') or "products"."category" <> 'food')
	and (standards @> '[{"kind": "SNI"}]' or "products"."category" <> 'toys' and "products"."name_id" !~* '\mhelm\M'))
);--> statement-breakpoint
CREATE TABLE "promos" (
	"id" integer PRIMARY KEY NOT NULL, "code" text NOT NULL, "creator" text NOT NULL, "sku" text NOT NULL,
	"commission_percent" integer DEFAULT 0 NOT NULL, "ended_at" timestamp with time zone,
	CONSTRAINT "promos_code_unique" UNIQUE("code")
);--> statement-breakpoint
CREATE TABLE "shops" (
	"id" text PRIMARY KEY NOT NULL, "name" text NOT NULL, "city" text NOT NULL, "province" text NOT NULL,
	"zone" "zone" NOT NULL, "latitude" double precision NOT NULL, "longitude" double precision NOT NULL,
	"taxable" boolean NOT NULL, "closed_at" timestamp with time zone, "importing_since" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "variants" (
	"sku" text PRIMARY KEY NOT NULL, "product_id" text NOT NULL, "label_id" text, "label_en" text,
	"price" integer NOT NULL, "compare_at" integer, "weight_grams" integer NOT NULL, "available" integer NOT NULL,
	"position" integer NOT NULL, CONSTRAINT "variants_stock_is_never_negative" CHECK ("variants"."available" >= 0)
);--> statement-breakpoint
CREATE TABLE "complaint_photos" (
	"complaint_id" integer NOT NULL, "position" integer NOT NULL, "file" text NOT NULL,
	CONSTRAINT "complaint_photos_complaint_id_position_pk" PRIMARY KEY("complaint_id","position"),
	CONSTRAINT "complaint_photos_file_unique" UNIQUE("file")
);--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "complaints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"secret_hash" char(64) NOT NULL, "order_id" text, "topic" "complaint_topic" NOT NULL, "body" text NOT NULL,
	"filed_at" timestamp with time zone DEFAULT now() NOT NULL, "due_at" timestamp with time zone NOT NULL,
	"escalated_at" timestamp with time zone, "answer" text, "answered_at" timestamp with time zone,
	CONSTRAINT "complaints_are_answered_whole" CHECK (("complaints"."answer" is null) = ("complaints"."answered_at" is null))
);--> statement-breakpoint
CREATE TABLE "customer_confirmations" (
	"customer_id" text PRIMARY KEY NOT NULL, "token_hash" text NOT NULL, "email" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_confirmations_tokenHash_unique" UNIQUE("token_hash")
);--> statement-breakpoint
CREATE TABLE "customer_credentials" (
	"id" text PRIMARY KEY NOT NULL, "customer_id" text NOT NULL, "provider" text NOT NULL, "subject" text NOT NULL,
	"password_hash" text, "created_at" timestamp with time zone NOT NULL, "updated_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "customer_devices" (
	"token_hash" text NOT NULL, "customer_id" text NOT NULL, "signed_in_at" timestamp with time zone NOT NULL,
	"trust_ended_at" timestamp with time zone,
	CONSTRAINT "customer_devices_token_hash_customer_id_pk" PRIMARY KEY("token_hash","customer_id")
);--> statement-breakpoint
CREATE TABLE "customer_resets" (
	"id" text PRIMARY KEY NOT NULL, "identifier" text NOT NULL, "value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL, "created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "customer_sessions" (
	"id" text PRIMARY KEY NOT NULL, "customer_id" text NOT NULL, "token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL, "created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL, CONSTRAINT "customer_sessions_token_unique" UNIQUE("token"),
	CONSTRAINT "customer_sessions_keep_hashes" CHECK (char_length(token) = 43)
);--> statement-breakpoint
CREATE TABLE "customers" (
	"id" text PRIMARY KEY NOT NULL, "name" text NOT NULL, "email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL, "image" text, "session_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL, "updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customers_email_unique" UNIQUE("email"),
	CONSTRAINT "customers_sessionHash_unique" UNIQUE("session_hash")
);--> statement-breakpoint
CREATE TABLE "data_deletions" (
	"session_hash" text PRIMARY KEY NOT NULL, "asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "areas" (
	"id" text PRIMARY KEY NOT NULL, "village" text NOT NULL, "district" text NOT NULL, "city" text NOT NULL,
	"province" text NOT NULL, "postal_code" text NOT NULL, "zone" "zone" NOT NULL, "time_zone" time_zone NOT NULL,
	"latitude" double precision NOT NULL, "longitude" double precision NOT NULL
);--> statement-breakpoint
CREATE TABLE "couriers" (
	"code" text PRIMARY KEY NOT NULL, "name" text NOT NULL, "kind" "courier_kind" NOT NULL, "heaviest" integer NOT NULL,
	"lightest" integer NOT NULL, "farthest_km" integer, "near_km" integer NOT NULL, "band_km" integer NOT NULL,
	"bands_per_day" integer, "takes_cash" boolean DEFAULT false NOT NULL, "position" integer NOT NULL
);--> statement-breakpoint
CREATE TABLE "tariffs" (
	"courier_code" text NOT NULL, "from_zone" "zone" NOT NULL, "to_zone" "zone" NOT NULL, "first" integer NOT NULL,
	"next" integer NOT NULL, "per_band" integer NOT NULL, "soonest" integer NOT NULL, "latest" integer NOT NULL,
	CONSTRAINT "tariffs_courier_code_from_zone_to_zone_pk" PRIMARY KEY("courier_code","from_zone","to_zone")
);--> statement-breakpoint
CREATE TABLE "demo_clock" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL, "offset_seconds" bigint NOT NULL,
	CONSTRAINT "demo_clock_id_check" CHECK (id = 1)
);--> statement-breakpoint
CREATE TABLE "handoff_claims" (
	"issuer" text NOT NULL, "jti_hash" text NOT NULL, "forget_at" timestamp with time zone NOT NULL,
	CONSTRAINT "handoff_claims_issuer_jti_hash_pk" PRIMARY KEY("issuer","jti_hash")
);--> statement-breakpoint
CREATE TABLE "invoice_files" (
	"order_id" text PRIMARY KEY NOT NULL, "bytes" "bytea" NOT NULL, "sha256" char(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_files_are_hashed" CHECK (encode(sha256("invoice_files"."bytes"), 'hex') = "invoice_files"."sha256")
);--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" bigserial PRIMARY KEY NOT NULL, "order_id" text NOT NULL, "document" jsonb NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL, CONSTRAINT "invoices_orderId_unique" UNIQUE("order_id")
);--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigserial PRIMARY KEY NOT NULL, "transaction_id" uuid NOT NULL, "account" "ledger_account" NOT NULL,
	"amount" bigint NOT NULL, "currency" text DEFAULT 'IDR' NOT NULL,
	CONSTRAINT "ledger_entries_move_something" CHECK ("ledger_entries"."amount" <> 0)
);--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "key" text NOT NULL, "kind" "ledger_kind" NOT NULL,
	"order_id" text, "shop_id" text, "at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transactions_key_unique" UNIQUE("key")
);--> statement-breakpoint
CREATE TABLE "mails" (
	"id" bigserial PRIMARY KEY NOT NULL, "key" text NOT NULL, "order_id" text, "session_hash" text, "person_id" uuid,
	"shop_id" text, "recipient" text NOT NULL, "kind" text NOT NULL, "detail" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL, "attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone, CONSTRAINT "mails_key_unique" UNIQUE("key"),
	CONSTRAINT "mails_belong_to_one" CHECK (num_nonnulls("mails"."order_id", "mails"."session_hash", "mails"."person_id", "mails"."shop_id") = 1)
);--> statement-breakpoint
CREATE TABLE "product_blocks" (
	"product_id" text NOT NULL, "reason" text NOT NULL, "detail" text DEFAULT '' NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "product_blocks_product_id_reason_detail_pk" PRIMARY KEY("product_id","reason","detail")
);--> statement-breakpoint
CREATE TABLE "product_proofs" (
	"product_id" text NOT NULL, "kind" text NOT NULL, "value" text NOT NULL, "at" timestamp with time zone NOT NULL,
	CONSTRAINT "product_proofs_product_id_kind_pk" PRIMARY KEY("product_id","kind")
);--> statement-breakpoint
CREATE TABLE "shop_papers" (
	"shop_id" text NOT NULL, "kind" text NOT NULL, "number" text NOT NULL, "expires_at" timestamp with time zone,
	CONSTRAINT "shop_papers_shop_id_kind_number_pk" PRIMARY KEY("shop_id","kind","number")
);--> statement-breakpoint
CREATE TABLE "shop_registrations" (
	"shop_id" text PRIMARY KEY NOT NULL, "nib" text, "nib_state" "nib_state" NOT NULL,
	"legalising_since" timestamp with time zone, "npwp" text, "owner_name" text NOT NULL, "phone" text NOT NULL,
	"email" text NOT NULL, "bank_account" text NOT NULL, CONSTRAINT "shop_registrations_nib_unique" UNIQUE("nib")
);--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"sku" text PRIMARY KEY NOT NULL, "counted" integer NOT NULL, "added" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_is_counted_once" CHECK ("stock_counts"."added" in (0, "stock_counts"."counted") and "stock_counts"."counted" >= 0)
);--> statement-breakpoint
CREATE TABLE "migration"."imported" (
	"table_name" text NOT NULL, "key" bigint NOT NULL, "target" text NOT NULL, "matched" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL, CONSTRAINT "imported_key_table_name_pk" PRIMARY KEY("key","table_name"),
	CONSTRAINT "imported_by_target" UNIQUE("target","table_name")
);--> statement-breakpoint
CREATE TABLE "migration"."import_progress" (
	"table_name" text PRIMARY KEY NOT NULL, "up_to" bigint NOT NULL
);--> statement-breakpoint
CREATE TABLE "migration"."bundles" (
	"sequence" integer PRIMARY KEY NOT NULL, "migration" uuid NOT NULL, "hash" text NOT NULL, "previous" text,
	"up_to" text NOT NULL, "rows" bigint NOT NULL, "begun_at" timestamp with time zone NOT NULL,
	"loaded_at" timestamp with time zone, "validated_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "migration"."changed" (
	"table_name" text NOT NULL, "key" bigint NOT NULL,
	CONSTRAINT "changed_table_name_key_pk" PRIMARY KEY("table_name","key")
);--> statement-breakpoint
CREATE TABLE "migration"."chunks" (
	"sequence" integer NOT NULL, "name" text NOT NULL, "table_name" text NOT NULL, "rows" bigint NOT NULL,
	"added" bigint NOT NULL, "loaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chunks_sequence_name_pk" PRIMARY KEY("sequence","name")
);--> statement-breakpoint
CREATE TABLE "migration"."draws" (
	"number" integer PRIMARY KEY NOT NULL, "migration" uuid NOT NULL, "commitment" text NOT NULL, "nonce" text NOT NULL,
	"orders" integer NOT NULL, "asked_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "migration"."quarantine" (
	"table_name" text NOT NULL, "key" bigint NOT NULL, "state" "migration"."row_state" NOT NULL, "code" text NOT NULL,
	"source" jsonb NOT NULL, "row" jsonb NOT NULL, "into_key" bigint, "by" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quarantine_table_name_key_pk" PRIMARY KEY("table_name","key")
);--> statement-breakpoint
CREATE TABLE "migration"."balances" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "amount" "migration"."rupiah" NOT NULL,
	"merchant_id" "migration"."key" NOT NULL, "changed_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "migration"."invoices" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "amount" "migration"."rupiah" NOT NULL,
	"order_id" "migration"."key" NOT NULL, "number" "migration"."words" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "migration"."merchant_papers" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "merchant_id" "migration"."key" NOT NULL,
	"kind" "migration"."paper_kind" NOT NULL, "number" "migration"."words" NOT NULL,
	"expires_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "migration"."merchants" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "name" "migration"."words" NOT NULL,
	"owner_name" "migration"."words" NOT NULL, "phone" "migration"."words" NOT NULL, "email" "migration"."words" NOT NULL,
	"city" "migration"."words" NOT NULL, "province" "migration"."words" NOT NULL, "nib" "migration"."words",
	"npwp" "migration"."words", "bank_account" "migration"."words" NOT NULL,
	"status" "migration"."merchant_status" NOT NULL, "joined_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "migration"."order_lines" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "amount" "migration"."rupiah" NOT NULL,
	"order_id" "migration"."key" NOT NULL, "product_id" "migration"."key" NOT NULL, "name" "migration"."words" NOT NULL,
	"quantity" "migration"."count" NOT NULL, "unit_price" "migration"."rupiah" NOT NULL
);--> statement-breakpoint
CREATE TABLE "migration"."orders" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "total" "migration"."rupiah" NOT NULL, "number" "migration"."words" NOT NULL,
	"shopper_id" "migration"."key" NOT NULL, "merchant_id" "migration"."key" NOT NULL,
	"status" "migration"."order_status" NOT NULL, "subtotal" "migration"."rupiah" NOT NULL,
	"shipping" "migration"."rupiah" NOT NULL, "discount" "migration"."rupiah" NOT NULL, "voucher_code" "migration"."words",
	"recipient" "migration"."words" NOT NULL, "address" "migration"."words" NOT NULL, "postal_code" "migration"."words",
	"placed_at" timestamp (3) with time zone NOT NULL, "paid_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "migration"."payments" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "amount" "migration"."rupiah" NOT NULL,
	"order_id" "migration"."key" NOT NULL, "account" "migration"."words" NOT NULL,
	"partner_order_id" "migration"."words" NOT NULL, "transaction_id" "migration"."words" NOT NULL,
	"method" "migration"."payment_method" NOT NULL, "status" "migration"."payment_status" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL, "paid_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "migration"."pictures" (
	"sha256" text PRIMARY KEY NOT NULL, "sequence" integer NOT NULL, "content" "bytea" NOT NULL, "format" text
);--> statement-breakpoint
CREATE TABLE "migration"."products" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "price" "migration"."rupiah" NOT NULL,
	"merchant_id" "migration"."key" NOT NULL, "sku" "migration"."words" NOT NULL, "name" "migration"."words" NOT NULL,
	"category" "migration"."words" NOT NULL, "stock" "migration"."count" NOT NULL, "origin" "migration"."words" NOT NULL,
	"cross_border" boolean NOT NULL, "fob_cents" "migration"."count", "standard" "migration"."goods_standard",
	"standard_number" "migration"."words", "changed_at" timestamp (3) with time zone NOT NULL,
	"picture" "migration"."words", CONSTRAINT "pictures_are_named_by_their_hash" CHECK (picture ~ '^[0-9a-f]{64}$')
);--> statement-breakpoint
CREATE TABLE "migration"."refunds" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "amount" "migration"."rupiah" NOT NULL,
	"payment_id" "migration"."key" NOT NULL, "kind" "migration"."refund_kind" NOT NULL,
	"status" "migration"."refund_status" NOT NULL, "reason" "migration"."words" NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL, "ended_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "migration"."reviews" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "product_id" "migration"."key" NOT NULL,
	"order_id" "migration"."key" NOT NULL, "shopper_id" "migration"."key" NOT NULL, "rating" "migration"."count" NOT NULL,
	"words" "migration"."words" NOT NULL, "written_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "migration"."shoppers" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "name" "migration"."words", "phone" "migration"."words",
	"email" "migration"."words", "address" "migration"."words", "consent" "migration"."answer",
	"consent_text" "migration"."words", "consent_at" timestamp (3) with time zone,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "nobody_by_name_without_a_yes" CHECK (consent is not distinct from 'yes' or num_nonnulls(name, phone, email, address) = 0)
);--> statement-breakpoint
CREATE TABLE "migration"."vouchers" (
	"id" "migration"."key" PRIMARY KEY NOT NULL, "amount" "migration"."rupiah" NOT NULL, "code" "migration"."words" NOT NULL,
	"merchant_id" "migration"."key", "quota" "migration"."count" NOT NULL, "used" "migration"."count" NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "migrated_orders" (
	"order_id" text PRIMARY KEY NOT NULL, "old_shop_number" text NOT NULL, "person_id" uuid, "account" text NOT NULL,
	"settled_before" integer DEFAULT 0 NOT NULL, "imported_at" timestamp with time zone NOT NULL, "last_event" bigint
);--> statement-breakpoint
CREATE TABLE "migrated_persons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "name" text, "phone" text, "email" text, "address" text,
	"consent_text" text NOT NULL, "consent_at" timestamp with time zone NOT NULL, "claim_hash" text,
	"claim_expires_at" timestamp with time zone, "claimed_by" text, "claimed_at" timestamp with time zone,
	"imported_at" timestamp with time zone NOT NULL, CONSTRAINT "migrated_persons_claimHash_unique" UNIQUE("claim_hash"),
	CONSTRAINT "migrated_persons_are_known_until_claimed" CHECK ("migrated_persons"."claimed_at" is not null or num_nulls("migrated_persons"."name", "migrated_persons"."email") = 0),
	CONSTRAINT "migrated_persons_are_claimed_whole" CHECK (("migrated_persons"."claimed_by" is null) = ("migrated_persons"."claimed_at" is null))
);--> statement-breakpoint
CREATE TABLE "migration_state" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL, "phase" "migration_phase" NOT NULL,
	"at" timestamp with time zone NOT NULL, CONSTRAINT "migration_state_is_one" CHECK ("migration_state"."id")
);--> statement-breakpoint
CREATE TABLE "cut_overs" (
	"migration" uuid PRIMARY KEY NOT NULL, "frozen_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL, "sequence" integer NOT NULL, "agreed" jsonb NOT NULL,
	"attested" text, "emptied" text, "closed" text, "keys" jsonb, "purged_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "operator_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL, "started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "operator_sessions_token_is_hashed" CHECK ("operator_sessions"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "operator_sessions_end_after_start" CHECK ("operator_sessions"."expires_at" > "operator_sessions"."started_at")
);--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" bigserial PRIMARY KEY NOT NULL, "order_id" text NOT NULL, "kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL, "detail" jsonb
);--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" text NOT NULL, "sku" text NOT NULL, "shop_id" text NOT NULL, "product_id" text NOT NULL,
	"name_id" text NOT NULL, "name_en" text NOT NULL, "label_id" text, "label_en" text, "media" text NOT NULL,
	"unit_price" integer NOT NULL, "quantity" integer NOT NULL, "shop_discount" integer DEFAULT 0 NOT NULL,
	"platform_discount" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_order_id_sku_pk" PRIMARY KEY("order_id","sku"),
	CONSTRAINT "order_lines_cost_no_less_than_nothing" CHECK ("order_lines"."shop_discount" >= 0 and "order_lines"."platform_discount" >= 0 and "order_lines"."shop_discount" + "order_lines"."platform_discount" <= "order_lines"."unit_price" * "order_lines"."quantity")
);--> statement-breakpoint
CREATE TABLE "order_parcels" (
	"order_id" text NOT NULL, "shop_id" text NOT NULL, "subtotal" integer NOT NULL, "shipping" integer NOT NULL,
	"insurance" integer DEFAULT 0 NOT NULL, "shop_discount" integer DEFAULT 0 NOT NULL,
	"platform_discount" integer DEFAULT 0 NOT NULL, "shipping_discount" integer DEFAULT 0 NOT NULL,
	"weight_grams" integer NOT NULL, "courier_code" text NOT NULL, "courier_name" text NOT NULL,
	"arrives_from" date NOT NULL, "arrives_until" date NOT NULL, "packed_at" timestamp with time zone,
	"shipped_at" timestamp with time zone, "arrived_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "order_parcels_order_id_shop_id_pk" PRIMARY KEY("order_id","shop_id"),
	CONSTRAINT "order_parcels_cost_no_less_than_nothing" CHECK ("order_parcels"."shop_discount" >= 0 and "order_parcels"."platform_discount" >= 0 and "order_parcels"."shipping_discount" >= 0 and "order_parcels"."shop_discount" + "order_parcels"."platform_discount" <= "order_parcels"."subtotal" and "order_parcels"."shipping_discount" <= "order_parcels"."shipping"),
	CONSTRAINT "order_parcels_go_step_by_step" CHECK (("order_parcels"."shipped_at" is null or "order_parcels"."packed_at" is not null) and ("order_parcels"."arrived_at" is null or "order_parcels"."shipped_at" is not null) and ("order_parcels"."cancelled_at" is null or "order_parcels"."shipped_at" is null))
);--> statement-breakpoint
CREATE TABLE "order_readers" (
	"order_id" text NOT NULL, "session_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_readers_order_id_session_hash_pk" PRIMARY KEY("order_id","session_hash")
);--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL, "basket_id" uuid, "session_hash" text,
	"status" "order_status" DEFAULT 'awaiting_payment' NOT NULL, "payment_way" "payment_way" DEFAULT 'gateway' NOT NULL,
	"issuer" text, "promo_id" integer, "currency" text DEFAULT 'IDR' NOT NULL, "subtotal" integer NOT NULL,
	"shipping" integer NOT NULL, "insurance" integer DEFAULT 0 NOT NULL, "service_fee" integer NOT NULL,
	"shop_discount" integer DEFAULT 0 NOT NULL, "platform_discount" integer DEFAULT 0 NOT NULL,
	"shipping_discount" integer DEFAULT 0 NOT NULL, "total" integer NOT NULL, "recipient" text NOT NULL, "phone" text,
	"email" text, "street" text NOT NULL, "rt_rw" text, "landmark" text, "courier_note" text, "village" text,
	"district" text, "city" text, "province" text, "postal_code" text, "time_zone" time_zone NOT NULL,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL, "payment_due_at" timestamp with time zone NOT NULL,
	"next_poll_at" timestamp with time zone DEFAULT now() NOT NULL, "paid_at" timestamp with time zone,
	"packed_at" timestamp with time zone, "shipped_at" timestamp with time zone, "arrived_at" timestamp with time zone,
	"completed_at" timestamp with time zone, "allocated_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone, "cancel_reason" "cancel_reason", "flag" "order_flag",
	"flagged_at" timestamp with time zone, CONSTRAINT "orders_basketId_unique" UNIQUE("basket_id"),
	CONSTRAINT "orders_taken_here_are_whole" CHECK ("orders"."basket_id" is null or num_nulls("orders"."session_hash", "orders"."phone", "orders"."village", "orders"."district", "orders"."city", "orders"."province", "orders"."postal_code") = 0),
	CONSTRAINT "orders_total_is_the_sum" CHECK ("orders"."total" = "orders"."subtotal" + "orders"."shipping" + "orders"."insurance" + "orders"."service_fee" - "orders"."shop_discount" - "orders"."platform_discount" - "orders"."shipping_discount")
);--> statement-breakpoint
CREATE TABLE "stock_holds" (
	"order_id" text NOT NULL, "sku" text NOT NULL, "quantity" integer NOT NULL,
	"state" "hold_state" DEFAULT 'held' NOT NULL, "settled_at" timestamp with time zone, "origin" text,
	CONSTRAINT "stock_holds_order_id_sku_pk" PRIMARY KEY("order_id","sku"),
	CONSTRAINT "stock_holds_hold_something" CHECK ("stock_holds"."quantity" > 0)
);--> statement-breakpoint
CREATE TABLE "buyer_messages" (
	"id" bigserial PRIMARY KEY NOT NULL, "key" text NOT NULL, "order_id" text NOT NULL, "kind" text NOT NULL,
	"detail" jsonb NOT NULL, "at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "buyer_messages_key_unique" UNIQUE("key")
);--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL, "key" text NOT NULL, "topic" "outbox_topic" NOT NULL, "order_id" text NOT NULL,
	"payload" jsonb NOT NULL, "created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL, "published_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL, CONSTRAINT "outbox_key_unique" UNIQUE("key")
);--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "order_id" text NOT NULL, "number" integer NOT NULL,
	"provider_order_id" text NOT NULL, "account" text, "amount" integer NOT NULL,
	"state" "attempt_state" DEFAULT 'creating' NOT NULL, "redirect_url" text, "opening_until" timestamp with time zone,
	"unanswered_requests" integer DEFAULT 0 NOT NULL, "transaction_id" text, "method" text,
	"expires_at" timestamp with time zone NOT NULL, "created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone, "provider_settled_at" timestamp with time zone,
	"given_back" integer DEFAULT 0 NOT NULL, "charged_back" integer DEFAULT 0 NOT NULL,
	"reversed_at" timestamp with time zone,
	CONSTRAINT "payment_attempts_providerOrderId_unique" UNIQUE("provider_order_id"),
	CONSTRAINT "payment_attempts_called_so_are_ours" CHECK ("payment_attempts"."account" is null or "payment_attempts"."provider_order_id" not like 'PSR-%'),
	CONSTRAINT "payment_attempts_count_requests" CHECK ("payment_attempts"."unanswered_requests" >= 0),
	CONSTRAINT "payment_attempts_give_back_what_was_paid" CHECK ("payment_attempts"."given_back" between 0 and "payment_attempts"."amount"),
	CONSTRAINT "payment_attempts_charge_back_what_was_paid" CHECK ("payment_attempts"."charged_back" between 0 and "payment_attempts"."amount")
);--> statement-breakpoint
CREATE TABLE "payment_notifications" (
	"id" bigserial PRIMARY KEY NOT NULL, "dedupe_key" text NOT NULL, "provider_order_id" text NOT NULL,
	"raw_body" text NOT NULL, "received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL, "attempts" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp with time zone, "outcome" "notification_outcome",
	CONSTRAINT "payment_notifications_dedupeKey_unique" UNIQUE("dedupe_key")
);--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "key" text NOT NULL, "order_id" text,
	"shop_id" text NOT NULL, "amount" bigint NOT NULL, "currency" text DEFAULT 'IDR' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL, "sent_at" timestamp with time zone,
	CONSTRAINT "payouts_key_unique" UNIQUE("key"), CONSTRAINT "payouts_pay_something" CHECK ("payouts"."amount" > 0)
);--> statement-breakpoint
CREATE UNLOGGED TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL, "points" integer DEFAULT 0 NOT NULL, "expire" bigint
);--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "order_id" text NOT NULL, "attempt_id" uuid,
	"refund_key" text NOT NULL, "amount" integer NOT NULL, "currency" text DEFAULT 'IDR' NOT NULL,
	"reason" "refund_reason" NOT NULL, "state" "refund_state" NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL, "sent_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone, "bank_confirmed_at" timestamp with time zone, "denial" text,
	"reference" text, "closed_at" timestamp with time zone,
	CONSTRAINT "refunds_give_something" CHECK ("refunds"."amount" > 0)
);--> statement-breakpoint
CREATE TABLE "return_lines" (
	"return_id" integer NOT NULL, "order_id" text NOT NULL, "sku" text NOT NULL, "quantity" integer NOT NULL,
	CONSTRAINT "return_lines_return_id_sku_pk" PRIMARY KEY("return_id","sku"),
	CONSTRAINT "return_lines_return_something" CHECK ("return_lines"."quantity" > 0)
);--> statement-breakpoint
CREATE TABLE "return_photos" (
	"return_id" integer NOT NULL, "position" integer NOT NULL, "file" text NOT NULL,
	CONSTRAINT "return_photos_return_id_position_pk" PRIMARY KEY("return_id","position"),
	CONSTRAINT "return_photos_file_unique" UNIQUE("file")
);--> statement-breakpoint
CREATE TABLE "returns" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "returns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"order_id" text NOT NULL, "state" "return_state" DEFAULT 'requested' NOT NULL, "reason" "return_reason" NOT NULL,
	"note" text NOT NULL, "requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL, "answer" text, "answered_at" timestamp with time zone,
	"refunded" integer, "restocked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "returns_orderId_unique" UNIQUE("order_id"),
	CONSTRAINT "returns_are_answered_whole" CHECK (("returns"."state" = 'requested') = ("returns"."answered_at" is null)),
	CONSTRAINT "returns_refund_what_is_accepted" CHECK (("returns"."state" = 'accepted') = ("returns"."refunded" is not null)),
	CONSTRAINT "returns_restock_what_is_accepted" CHECK ("returns"."state" = 'accepted' or not "returns"."restocked"),
	CONSTRAINT "returns_are_refused_with_a_reason" CHECK ("returns"."state" <> 'refused' or "returns"."answer" is not null)
);--> statement-breakpoint
CREATE TABLE "past_sales" (
	"id" bigserial PRIMARY KEY NOT NULL, "sku" text NOT NULL, "quantity" integer NOT NULL,
	"month" timestamp with time zone NOT NULL,
	CONSTRAINT "past_sales_sold_something" CHECK ("past_sales"."quantity" > 0)
);--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" bigserial PRIMARY KEY NOT NULL, "product_id" text NOT NULL, "order_id" text, "sku" text NOT NULL,
	"past_sale_id" bigint, "stars" integer NOT NULL, "body" text, "language" text NOT NULL, "author" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_give_one_to_five_stars" CHECK ("reviews"."stars" between 1 and 5),
	CONSTRAINT "reviews_follow_a_sale" CHECK (num_nonnulls("reviews"."order_id", "reviews"."past_sale_id") = 1)
);--> statement-breakpoint
CREATE TABLE "search_documents" (
	"product_id" text PRIMARY KEY NOT NULL, "document" "tsvector" NOT NULL
);--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);--> statement-breakpoint
CREATE TABLE "settlement_differences" (
	"id" bigserial PRIMARY KEY NOT NULL, "key" text NOT NULL, "kind" "settlement_difference_kind" NOT NULL,
	"day" date NOT NULL, "line_kind" "settlement_line_kind" NOT NULL, "provider_order_id" text NOT NULL,
	"refund_key" text, "reported" bigint, "booked" bigint, "found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone, CONSTRAINT "settlement_differences_key_unique" UNIQUE("key")
);--> statement-breakpoint
CREATE TABLE "settlement_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "day" date, "account" text, "digest" text NOT NULL,
	"lines" integer NOT NULL, "matched" integer NOT NULL, "differences" integer NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "settlement_lines" (
	"id" bigserial PRIMARY KEY NOT NULL, "import_id" uuid NOT NULL, "key" text NOT NULL, "day" date NOT NULL,
	"account" text, "kind" "settlement_line_kind" NOT NULL, "provider_order_id" text NOT NULL,
	"transaction_id" text NOT NULL, "refund_key" text, "payment_type" text NOT NULL, "method" text NOT NULL,
	"gross" bigint NOT NULL, "fee" bigint NOT NULL, "net" bigint NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL, "matched" boolean NOT NULL,
	CONSTRAINT "settlement_lines_key_unique" UNIQUE("key")
);--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "order_id" text NOT NULL, "shop_id" text NOT NULL,
	"tracking_number" text NOT NULL, "shipped_at" timestamp with time zone NOT NULL,
	"expected_at" timestamp with time zone NOT NULL, "next_step" "carrier_step", "next_at" timestamp with time zone,
	CONSTRAINT "shipments_trackingNumber_unique" UNIQUE("tracking_number")
);--> statement-breakpoint
CREATE TABLE "basket_vouchers" (
	"basket_id" uuid NOT NULL, "code" text NOT NULL, "place" text NOT NULL,
	CONSTRAINT "basket_vouchers_basket_id_place_pk" PRIMARY KEY("basket_id","place")
);--> statement-breakpoint
CREATE TABLE "order_vouchers" (
	"order_id" text NOT NULL, "code" text NOT NULL, "shop_id" text, "amount" integer NOT NULL,
	"state" "order_voucher_state" DEFAULT 'held' NOT NULL, "settled_at" timestamp with time zone,
	"honoured" boolean DEFAULT false NOT NULL,
	CONSTRAINT "order_vouchers_order_id_code_pk" PRIMARY KEY("order_id","code"),
	CONSTRAINT "order_vouchers_take_something_off" CHECK ("order_vouchers"."amount" > 0)
);--> statement-breakpoint
CREATE TABLE "vouchers" (
	"code" text PRIMARY KEY NOT NULL, "kind" "voucher_kind" NOT NULL, "shop_id" text, "category" text, "amount" integer,
	"percent" integer, "most" integer, "minimum" integer DEFAULT 0 NOT NULL, "quota" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL, "taken_before" integer DEFAULT 0 NOT NULL,
	"once_a_buyer" boolean DEFAULT true NOT NULL, "listed" boolean DEFAULT true NOT NULL,
	"starts_at" timestamp with time zone NOT NULL, "ends_at" timestamp with time zone NOT NULL,
	"importing_since" timestamp with time zone,
	CONSTRAINT "vouchers_of_a_shop_name_it" CHECK (("vouchers"."kind" = 'shop') = ("vouchers"."shop_id" is not null)),
	CONSTRAINT "vouchers_for_shipping_count_all_goods" CHECK ("vouchers"."kind" <> 'shipping' or "vouchers"."category" is null),
	CONSTRAINT "vouchers_give_an_amount_or_a_part" CHECK (num_nonnulls("vouchers"."amount", "vouchers"."percent") = 1),
	CONSTRAINT "vouchers_give_something" CHECK ("vouchers"."amount" > 0 or "vouchers"."percent" between 1 and 100),
	CONSTRAINT "vouchers_limit_a_part" CHECK (num_nonnulls("vouchers"."percent", "vouchers"."most") <> 1 and coalesce("vouchers"."most", 1) > 0),
	CONSTRAINT "vouchers_never_exceed_their_quota" CHECK ("vouchers"."taken" between 0 and "vouchers"."quota"),
	CONSTRAINT "vouchers_were_taken_elsewhere" CHECK ("vouchers"."taken_before" between 0 and "vouchers"."taken"),
	CONSTRAINT "vouchers_begin_before_they_end" CHECK ("vouchers"."starts_at" < "vouchers"."ends_at")
);--> statement-breakpoint
CREATE TABLE "waiting_absences" (
	"room_id" text NOT NULL, "number" bigint NOT NULL, "until" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone, CONSTRAINT "waiting_absences_room_id_number_pk" PRIMARY KEY("room_id","number")
);--> statement-breakpoint
CREATE TABLE "waiting_insiders" (
	"room_id" text NOT NULL, "basket_id" uuid NOT NULL,
	CONSTRAINT "waiting_insiders_room_id_basket_id_pk" PRIMARY KEY("room_id","basket_id")
);--> statement-breakpoint
CREATE TABLE "waiting_rooms" (
	"id" text PRIMARY KEY NOT NULL, "mode" "waiting_room_mode" DEFAULT 'closed' NOT NULL,
	"opened_at" timestamp with time zone, "most_active" integer NOT NULL, "most_a_minute" integer NOT NULL,
	"taken" bigint DEFAULT 0 NOT NULL, "called" bigint DEFAULT 0 NOT NULL, "active" integer DEFAULT 0 NOT NULL,
	"allowance" double precision DEFAULT 0 NOT NULL, "rate" double precision DEFAULT 0 NOT NULL,
	"advanced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waiting_rooms_call_what_was_taken" CHECK ("waiting_rooms"."called" <= "waiting_rooms"."taken"),
	CONSTRAINT "waiting_rooms_count_seats" CHECK ("waiting_rooms"."active" >= 0),
	CONSTRAINT "waiting_rooms_let_somebody_in" CHECK ("waiting_rooms"."most_active" > 0 and "waiting_rooms"."most_a_minute" > 0)
);--> statement-breakpoint
CREATE TABLE "waiting_seats" (
	"room_id" text NOT NULL, "number" bigint NOT NULL, "until" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone, CONSTRAINT "waiting_seats_room_id_number_pk" PRIMARY KEY("room_id","number")
);--> statement-breakpoint
CREATE TABLE "wishes" (
	"session_hash" text NOT NULL, "product_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wishes_session_hash_product_id_pk" PRIMARY KEY("session_hash","product_id")
);--> statement-breakpoint
ALTER TABLE "basket_couriers" ADD CONSTRAINT "basket_couriers_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_couriers" ADD CONSTRAINT "basket_couriers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_couriers" ADD CONSTRAINT "basket_couriers_courier_code_couriers_code_fk" FOREIGN KEY ("courier_code") REFERENCES "public"."couriers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_deliveries" ADD CONSTRAINT "basket_deliveries_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_deliveries" ADD CONSTRAINT "basket_deliveries_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_lines" ADD CONSTRAINT "basket_lines_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_lines" ADD CONSTRAINT "basket_lines_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baskets" ADD CONSTRAINT "baskets_promo_id_promos_id_fk" FOREIGN KEY ("promo_id") REFERENCES "public"."promos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_addresses" ADD CONSTRAINT "saved_addresses_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_collections" ADD CONSTRAINT "cash_collections_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promos" ADD CONSTRAINT "promos_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_photos" ADD CONSTRAINT "complaint_photos_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_confirmations" ADD CONSTRAINT "customer_confirmations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_credentials" ADD CONSTRAINT "customer_credentials_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_devices" ADD CONSTRAINT "customer_devices_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_sessions" ADD CONSTRAINT "customer_sessions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariffs" ADD CONSTRAINT "tariffs_courier_code_couriers_code_fk" FOREIGN KEY ("courier_code") REFERENCES "public"."couriers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_files" ADD CONSTRAINT "invoice_files_order_id_invoices_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."invoices"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_migrated_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."migrated_persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_blocks" ADD CONSTRAINT "product_blocks_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_proofs" ADD CONSTRAINT "product_proofs_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_papers" ADD CONSTRAINT "shop_papers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_registrations" ADD CONSTRAINT "shop_registrations_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "migration"."chunks" ADD CONSTRAINT "chunks_sequence_bundles_sequence_fk" FOREIGN KEY ("sequence") REFERENCES "migration"."bundles"("sequence") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "migrated_orders" ADD CONSTRAINT "migrated_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "migrated_orders" ADD CONSTRAINT "migrated_orders_person_id_migrated_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."migrated_persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "migrated_persons" ADD CONSTRAINT "migrated_persons_claimed_by_customers_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_lie_in_a_parcel" FOREIGN KEY ("order_id","shop_id") REFERENCES "public"."order_parcels"("order_id","shop_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD CONSTRAINT "order_parcels_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD CONSTRAINT "order_parcels_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_readers" ADD CONSTRAINT "order_readers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_promo_id_promos_id_fk" FOREIGN KEY ("promo_id") REFERENCES "public"."promos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer_messages" ADD CONSTRAINT "buyer_messages_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_order_id_sku_order_lines_order_id_sku_fk" FOREIGN KEY ("order_id","sku") REFERENCES "public"."order_lines"("order_id","sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_photos" ADD CONSTRAINT "return_photos_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_sales" ADD CONSTRAINT "past_sales_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_past_sale_id_past_sales_id_fk" FOREIGN KEY ("past_sale_id") REFERENCES "public"."past_sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_belong_to_a_line" FOREIGN KEY ("order_id","sku") REFERENCES "public"."order_lines"("order_id","sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_import_id_settlement_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."settlement_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_vouchers" ADD CONSTRAINT "basket_vouchers_basket_id_baskets_id_fk" FOREIGN KEY ("basket_id") REFERENCES "public"."baskets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_vouchers" ADD CONSTRAINT "basket_vouchers_code_vouchers_code_fk" FOREIGN KEY ("code") REFERENCES "public"."vouchers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_vouchers" ADD CONSTRAINT "order_vouchers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_vouchers" ADD CONSTRAINT "order_vouchers_code_vouchers_code_fk" FOREIGN KEY ("code") REFERENCES "public"."vouchers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_vouchers" ADD CONSTRAINT "order_vouchers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_absences" ADD CONSTRAINT "waiting_absences_room_id_waiting_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."waiting_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_insiders" ADD CONSTRAINT "waiting_insiders_room_id_waiting_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."waiting_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_seats" ADD CONSTRAINT "waiting_seats_room_id_waiting_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."waiting_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_by_kind" ON "audit_events" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "audit_events_unsealed" ON "audit_events" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "baskets_by_session" ON "baskets" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "baskets_under_way" ON "baskets" USING btree ("filled_at") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "baskets_one_from_a_cart" ON "baskets" USING btree ("session_hash") WHERE from_cart and state = 'open';--> statement-breakpoint
CREATE INDEX "cart_lines_by_age" ON "cart_lines" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "cash_collections_to_hand_over" ON "cash_collections" USING btree ("collected_at") WHERE "cash_collections"."handed_over_at" is null;--> statement-breakpoint
CREATE INDEX "products_by_sold" ON "products" USING btree ("sold","id") WHERE not delisted;--> statement-breakpoint
CREATE INDEX "products_by_category" ON "products" USING btree ("category","sold","id") WHERE not delisted;--> statement-breakpoint
CREATE INDEX "products_by_shop" ON "products" USING btree ("shop_id","sold","id");--> statement-breakpoint
CREATE INDEX "products_by_rating" ON "products" USING btree ("rating","id") WHERE not delisted;--> statement-breakpoint
CREATE INDEX "shops_by_city" ON "shops" USING btree ("city");--> statement-breakpoint
CREATE INDEX "shops_alike" ON "shops" USING gin (lower(name) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "variants_by_product" ON "variants" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "variants_by_first_price" ON "variants" USING btree ("price","product_id") WHERE position = 0;--> statement-breakpoint
CREATE INDEX "complaints_by_order" ON "complaints" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "complaints_unanswered" ON "complaints" USING btree ("due_at","id") WHERE "complaints"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "complaints_answered" ON "complaints" USING btree ("answered_at","id") WHERE "complaints"."answered_at" is not null;--> statement-breakpoint
CREATE INDEX "customer_credentials_by_customer" ON "customer_credentials" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "customer_devices_by_customer" ON "customer_devices" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "customer_resets_by_identifier" ON "customer_resets" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "customer_sessions_by_customer" ON "customer_sessions" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "areas_by_postal_code" ON "areas" USING btree ("postal_code");--> statement-breakpoint
CREATE INDEX "handoff_claims_to_forget" ON "handoff_claims" USING btree ("forget_at");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_transaction" ON "ledger_entries" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_by_order" ON "ledger_transactions" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_by_day" ON "ledger_transactions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mails_by_order" ON "mails" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "mails_by_session" ON "mails" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "mails_by_person" ON "mails" USING btree ("person_id") WHERE "mails"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "mails_to_send" ON "mails" USING btree ("due_at") WHERE "mails"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "product_blocks_by_reason" ON "product_blocks" USING btree ("reason");--> statement-breakpoint
CREATE INDEX "quarantine_by_code" ON "migration"."quarantine" USING btree ("table_name","state","code");--> statement-breakpoint
CREATE INDEX "quarantine_by_order_id" ON "migration"."quarantine" USING btree ("table_name", ("row" ->> 'order_id'));--> statement-breakpoint
CREATE INDEX "quarantine_by_payment_id" ON "migration"."quarantine" USING btree ("table_name", ("row" ->> 'payment_id'));--> statement-breakpoint
CREATE INDEX "quarantine_by_merchant_id" ON "migration"."quarantine" USING btree ("table_name", ("row" ->> 'merchant_id'));--> statement-breakpoint
CREATE INDEX "quarantine_by_number" ON "migration"."quarantine" USING btree ("table_name", ("row" ->> 'number'));--> statement-breakpoint
CREATE INDEX "quarantine_by_shopper_id" ON "migration"."quarantine" USING btree ("table_name", ("row" ->> 'shopper_id'));--> statement-breakpoint
CREATE INDEX "quarantine_by_voucher_code" ON "migration"."quarantine" USING btree ("table_name", ("row" ->> 'voucher_code'));--> statement-breakpoint
CREATE INDEX "migrated_orders_by_number" ON "migrated_orders" USING btree ("old_shop_number");--> statement-breakpoint
CREATE INDEX "migrated_orders_by_person" ON "migrated_orders" USING btree ("person_id") WHERE "migrated_orders"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "migrated_persons_by_customer" ON "migrated_persons" USING btree ("claimed_by") WHERE "migrated_persons"."claimed_by" is not null;--> statement-breakpoint
CREATE INDEX "migrated_persons_by_email" ON "migrated_persons" USING btree ("email") WHERE "migrated_persons"."email" is not null;--> statement-breakpoint
CREATE INDEX "migrated_persons_to_invite" ON "migrated_persons" USING btree ("id") WHERE "migrated_persons"."claim_hash" is null and "migrated_persons"."claimed_at" is null;--> statement-breakpoint
CREATE INDEX "order_events_by_order" ON "order_events" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "order_lines_by_brought_picture" ON "order_lines" USING btree ("media") WHERE length(media) = 64;--> statement-breakpoint
CREATE INDEX "order_readers_by_session" ON "order_readers" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "orders_by_session" ON "orders" USING btree ("session_hash","placed_at");--> statement-breakpoint
CREATE INDEX "orders_by_age" ON "orders" USING brin ("placed_at");--> statement-breakpoint
CREATE INDEX "orders_by_promo" ON "orders" USING btree ("promo_id") WHERE "orders"."promo_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_unpaid_by_phone" ON "orders" USING btree ("phone") WHERE "orders"."status" in ('awaiting_payment', 'confirmed');--> statement-breakpoint
CREATE INDEX "orders_paid_at_the_door_by_phone" ON "orders" USING btree ("phone") WHERE "orders"."payment_way" = 'cod';--> statement-breakpoint
CREATE INDEX "orders_discounted_by_phone" ON "orders" USING btree ("phone") WHERE "orders"."shop_discount" > 0 or "orders"."platform_discount" > 0 or "orders"."shipping_discount" > 0;--> statement-breakpoint
CREATE INDEX "orders_to_poll" ON "orders" USING btree ("next_poll_at") WHERE "orders"."status" = 'awaiting_payment';--> statement-breakpoint
CREATE INDEX "orders_to_complete" ON "orders" USING btree ("arrived_at") WHERE "orders"."status" = 'arrived';--> statement-breakpoint
CREATE INDEX "orders_to_allocate" ON "orders" USING btree ("completed_at") WHERE "orders"."status" = 'done' and "orders"."allocated_at" is null;--> statement-breakpoint
CREATE INDEX "stock_holds_by_origin" ON "stock_holds" USING btree ("origin") WHERE "stock_holds"."origin" is not null;--> statement-breakpoint
CREATE INDEX "buyer_messages_by_order" ON "buyer_messages" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "buyer_messages_by_age" ON "buyer_messages" USING brin ("at");--> statement-breakpoint
CREATE INDEX "outbox_by_order" ON "outbox" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("due_at") WHERE "outbox"."published_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_by_number" ON "payment_attempts" USING btree ("order_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_one_live" ON "payment_attempts" USING btree ("order_id") WHERE "payment_attempts"."state" in ('creating', 'open');--> statement-breakpoint
CREATE INDEX "payment_attempts_paid" ON "payment_attempts" USING btree ("settled_at") WHERE "payment_attempts"."state" = 'paid';--> statement-breakpoint
CREATE INDEX "payment_attempts_by_account" ON "payment_attempts" USING btree ("account") WHERE "payment_attempts"."account" is not null;--> statement-breakpoint
CREATE INDEX "payment_notifications_by_order" ON "payment_notifications" USING btree ("provider_order_id");--> statement-breakpoint
CREATE INDEX "payment_notifications_unread" ON "payment_notifications" USING btree ("due_at") WHERE "payment_notifications"."processed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_a_shop" ON "payouts" USING btree ("order_id","shop_id");--> statement-breakpoint
CREATE INDEX "payouts_by_shop" ON "payouts" USING btree ("shop_id","created_at");--> statement-breakpoint
CREATE INDEX "payouts_unsent" ON "payouts" USING btree ("created_at") WHERE "payouts"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "refunds_by_order" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_by_key" ON "refunds" USING btree ("attempt_id","refund_key");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_of_cash_by_key" ON "refunds" USING btree ("refund_key") WHERE "refunds"."attempt_id" is null;--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("requested_at") WHERE "refunds"."state" in ('requested', 'sent');--> statement-breakpoint
CREATE INDEX "returns_unanswered" ON "returns" USING btree ("due_at","id") WHERE "returns"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "returns_answered" ON "returns" USING btree ("answered_at","id") WHERE "returns"."state" <> 'requested';--> statement-breakpoint
CREATE INDEX "past_sales_by_sku" ON "past_sales" USING btree ("sku");--> statement-breakpoint
CREATE INDEX "reviews_by_product" ON "reviews" USING btree ("product_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_a_line" ON "reviews" USING btree ("order_id","sku");--> statement-breakpoint
CREATE INDEX "reviews_by_past_sale" ON "reviews" USING btree ("past_sale_id");--> statement-breakpoint
CREATE INDEX "search_documents_by_word" ON "search_documents" USING gin ("document");--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin (word gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "settlement_differences_by_day" ON "settlement_differences" USING btree ("day");--> statement-breakpoint
CREATE INDEX "settlement_imports_by_time" ON "settlement_imports" USING btree ("imported_at");--> statement-breakpoint
CREATE INDEX "settlement_imports_by_day" ON "settlement_imports" USING btree ("day");--> statement-breakpoint
CREATE INDEX "settlement_lines_by_day" ON "settlement_lines" USING btree ("day");--> statement-breakpoint
CREATE INDEX "settlement_lines_by_order" ON "settlement_lines" USING btree ("provider_order_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_one_a_shop" ON "shipments" USING btree ("order_id","shop_id");--> statement-breakpoint
CREATE INDEX "shipments_to_move" ON "shipments" USING btree ("next_at") WHERE "shipments"."next_step" is not null;--> statement-breakpoint
CREATE INDEX "order_vouchers_by_code" ON "order_vouchers" USING btree ("code");--> statement-breakpoint
CREATE INDEX "vouchers_by_shop" ON "vouchers" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "waiting_absences_by_end" ON "waiting_absences" USING btree ("room_id","until");--> statement-breakpoint
CREATE INDEX "waiting_seats_by_end" ON "waiting_seats" USING btree ("room_id","until");--> statement-breakpoint
CREATE INDEX "wishes_by_session" ON "wishes" USING btree ("session_hash","created_at");--> statement-breakpoint
insert into audit_head (sequence, hash) values (0, repeat('0', 64));
