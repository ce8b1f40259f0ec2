CREATE SCHEMA "migration";
--> statement-breakpoint
CREATE DOMAIN "migration"."key" AS bigint CHECK (value BETWEEN 1 AND 999999999999999);--> statement-breakpoint
CREATE DOMAIN "migration"."rupiah" AS bigint CHECK (value BETWEEN -999999999999999 AND 999999999999999);--> statement-breakpoint
CREATE DOMAIN "migration"."count" AS integer CHECK (value BETWEEN 0 AND 999999999);--> statement-breakpoint
CREATE DOMAIN "migration"."words" AS text CHECK (char_length(value) <= 600);--> statement-breakpoint
-- UTF-8 that somebody read as Latin-1, as it was meant; anything else as it is.
CREATE FUNCTION "migration".mend_encoding(garbled text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN convert_from(convert_to(garbled, 'LATIN1'), 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
  RETURN garbled;
END $$;--> statement-breakpoint
-- A telephone number of Indonesia as E.164 has it, whichever way it was written; null where it is none.
CREATE FUNCTION "migration".phone(written text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT '+62' || substring(regexp_replace(written, '[ ().-]', '', 'g') from '^(?:\+?62|0)([2-9]\d{7,11})$')
$$;--> statement-breakpoint
CREATE TYPE "migration"."answer" AS ENUM('yes', 'no');--> statement-breakpoint
CREATE TYPE "migration"."goods_standard" AS ENUM('BPOM', 'HALAL', 'SNI');--> statement-breakpoint
CREATE TYPE "migration"."merchant_status" AS ENUM('open', 'closed');--> statement-breakpoint
CREATE TYPE "migration"."order_status" AS ENUM('waiting', 'paid', 'sent', 'completed', 'cancelled', 'refunded', 'half_refunded');--> statement-breakpoint
CREATE TYPE "migration"."payment_method" AS ENUM('qris', 'va', 'card', 'wallet');--> statement-breakpoint
CREATE TYPE "migration"."payment_status" AS ENUM('pending', 'settled', 'expired', 'refunded', 'half_refunded', 'charged_back');--> statement-breakpoint
CREATE TYPE "migration"."refund_kind" AS ENUM('refund', 'chargeback');--> statement-breakpoint
CREATE TYPE "migration"."refund_status" AS ENUM('requested', 'on_its_way', 'done', 'refused');--> statement-breakpoint
CREATE TYPE "migration"."paper_kind" AS ENUM('nib', 'npwp', 'ktp', 'halal', 'bpom', 'sni');--> statement-breakpoint
CREATE TYPE "migration"."row_state" AS ENUM('quarantined', 'refused', 'mended');--> statement-breakpoint
CREATE TABLE "migration"."bundles" (
	"sequence" integer PRIMARY KEY NOT NULL,
	"migration" uuid NOT NULL,
	"hash" text NOT NULL,
	"previous" text,
	"up_to" text NOT NULL,
	"rows" bigint NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"loaded_at" timestamp with time zone,
	"judged_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "migration"."chunks" (
	"sequence" integer NOT NULL,
	"name" text NOT NULL,
	"table_name" text NOT NULL,
	"rows" bigint NOT NULL,
	"added" bigint NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chunks_sequence_name_pk" PRIMARY KEY("sequence","name")
);
--> statement-breakpoint
CREATE TABLE "migration"."set_aside" (
	"table_name" text NOT NULL,
	"key" bigint NOT NULL,
	"state" "migration"."row_state" NOT NULL,
	"code" text NOT NULL,
	"source" jsonb NOT NULL,
	"row" jsonb NOT NULL,
	"into_key" bigint,
	"by" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "set_aside_table_name_key_pk" PRIMARY KEY("table_name","key")
);
--> statement-breakpoint
CREATE TABLE "migration"."balances" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"amount" "migration"."rupiah" NOT NULL,
	"merchant_id" "migration"."key" NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration"."invoices" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"amount" "migration"."rupiah" NOT NULL,
	"order_id" "migration"."key" NOT NULL,
	"number" "migration"."words" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration"."merchant_papers" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"merchant_id" "migration"."key" NOT NULL,
	"kind" "migration"."paper_kind" NOT NULL,
	"number" "migration"."words" NOT NULL,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "migration"."merchants" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"name" "migration"."words" NOT NULL,
	"owner_name" "migration"."words" NOT NULL,
	"phone" "migration"."words" NOT NULL,
	"email" "migration"."words" NOT NULL,
	"city" "migration"."words" NOT NULL,
	"province" "migration"."words" NOT NULL,
	"nib" "migration"."words",
	"npwp" "migration"."words",
	"bank_account" "migration"."words" NOT NULL,
	"status" "migration"."merchant_status" NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration"."order_lines" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"amount" "migration"."rupiah" NOT NULL,
	"order_id" "migration"."key" NOT NULL,
	"product_id" "migration"."key" NOT NULL,
	"name" "migration"."words" NOT NULL,
	"quantity" "migration"."count" NOT NULL,
	"unit_price" "migration"."rupiah" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration"."orders" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"total" "migration"."rupiah" NOT NULL,
	"number" "migration"."words" NOT NULL,
	"shopper_id" "migration"."key" NOT NULL,
	"merchant_id" "migration"."key" NOT NULL,
	"status" "migration"."order_status" NOT NULL,
	"subtotal" "migration"."rupiah" NOT NULL,
	"shipping" "migration"."rupiah" NOT NULL,
	"discount" "migration"."rupiah" NOT NULL,
	"voucher_code" "migration"."words",
	"recipient" "migration"."words" NOT NULL,
	"address" "migration"."words" NOT NULL,
	"postal_code" "migration"."words",
	"placed_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "migration"."payments" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"amount" "migration"."rupiah" NOT NULL,
	"order_id" "migration"."key" NOT NULL,
	"account" "migration"."words" NOT NULL,
	"partner_order_id" "migration"."words" NOT NULL,
	"transaction_id" "migration"."words" NOT NULL,
	"method" "migration"."payment_method" NOT NULL,
	"status" "migration"."payment_status" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "migration"."products" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"price" "migration"."rupiah" NOT NULL,
	"merchant_id" "migration"."key" NOT NULL,
	"sku" "migration"."words" NOT NULL,
	"name" "migration"."words" NOT NULL,
	"category" "migration"."words" NOT NULL,
	"stock" "migration"."count" NOT NULL,
	"origin" "migration"."words" NOT NULL,
	"cross_border" boolean NOT NULL,
	"fob_cents" "migration"."count",
	"standard" "migration"."goods_standard",
	"standard_number" "migration"."words",
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration"."refunds" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"amount" "migration"."rupiah" NOT NULL,
	"payment_id" "migration"."key" NOT NULL,
	"kind" "migration"."refund_kind" NOT NULL,
	"status" "migration"."refund_status" NOT NULL,
	"reason" "migration"."words" NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "migration"."reviews" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"product_id" "migration"."key" NOT NULL,
	"order_id" "migration"."key" NOT NULL,
	"shopper_id" "migration"."key" NOT NULL,
	"rating" "migration"."count" NOT NULL,
	"words" "migration"."words" NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration"."shoppers" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"name" "migration"."words",
	"phone" "migration"."words",
	"email" "migration"."words",
	"address" "migration"."words",
	"consent" "migration"."answer",
	"consent_text" "migration"."words",
	"consent_at" timestamp (3) with time zone,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "nobody_by_name_without_a_yes" CHECK (consent is not distinct from 'yes' or num_nonnulls(name, phone, email, address) = 0)
);
--> statement-breakpoint
CREATE TABLE "migration"."vouchers" (
	"id" "migration"."key" PRIMARY KEY NOT NULL,
	"amount" "migration"."rupiah" NOT NULL,
	"code" "migration"."words" NOT NULL,
	"merchant_id" "migration"."key",
	"quota" "migration"."count" NOT NULL,
	"used" "migration"."count" NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "migration"."chunks" ADD CONSTRAINT "chunks_sequence_bundles_sequence_fk" FOREIGN KEY ("sequence") REFERENCES "migration"."bundles"("sequence") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "set_aside_by_code" ON "migration"."set_aside" USING btree ("table_name","state","code");--> statement-breakpoint
CREATE INDEX "set_aside_by_order_id" ON "migration"."set_aside" USING btree ("table_name", ("row" ->> 'order_id'));--> statement-breakpoint
CREATE INDEX "set_aside_by_payment_id" ON "migration"."set_aside" USING btree ("table_name", ("row" ->> 'payment_id'));--> statement-breakpoint
CREATE INDEX "set_aside_by_merchant_id" ON "migration"."set_aside" USING btree ("table_name", ("row" ->> 'merchant_id'));--> statement-breakpoint
CREATE INDEX "set_aside_by_number" ON "migration"."set_aside" USING btree ("table_name", ("row" ->> 'number'));--> statement-breakpoint
CREATE INDEX "set_aside_by_shopper_id" ON "migration"."set_aside" USING btree ("table_name", ("row" ->> 'shopper_id'));