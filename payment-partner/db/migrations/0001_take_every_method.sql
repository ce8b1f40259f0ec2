CREATE TYPE "public"."notification_cause" AS ENUM('event', 'copy', 'resend');--> statement-breakpoint
CREATE TYPE "public"."delivery_mode" AS ENUM('normal', 'drop', 'duplicate', 'hold');--> statement-breakpoint
CREATE TYPE "public"."fault_mode" AS ENUM('delay', 'http', 'lost_response');--> statement-breakpoint
ALTER TYPE "public"."notification_state" ADD VALUE 'held';--> statement-breakpoint
ALTER TYPE "public"."notification_state" ADD VALUE 'dropped';--> statement-breakpoint
ALTER TYPE "public"."change_cause" ADD VALUE 'operator';--> statement-breakpoint
CREATE TABLE "card_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"masked_card" text NOT NULL,
	"saved_token_id" text,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"masked_card" text NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"merchant_id" text NOT NULL,
	"key" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"http_status" integer,
	"answer" text,
	"forget_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_merchant_id_key_pk" PRIMARY KEY("merchant_id","key")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transaction_id" uuid NOT NULL,
	"refund_key" text NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text,
	"direct" boolean NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"bank_confirmed_at" timestamp with time zone,
	CONSTRAINT "refunds_refund_something" CHECK ("refunds"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "gateway_faults" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"match" text NOT NULL,
	"mode" "fault_mode" NOT NULL,
	"milliseconds" integer DEFAULT 0 NOT NULL,
	"status" integer DEFAULT 500 NOT NULL,
	"times_left" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_policies" (
	"merchant_id" text NOT NULL,
	"order_id" text NOT NULL,
	"mode" "delivery_mode" NOT NULL,
	"copies" integer DEFAULT 2 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_policies_merchant_id_order_id_pk" PRIMARY KEY("merchant_id","order_id")
);
--> statement-breakpoint
ALTER TABLE "transactions" ALTER COLUMN "token" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "embed_origins" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "cause" "notification_cause" DEFAULT 'event' NOT NULL;--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "notification_urls" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "transactions" RENAME COLUMN "va_number" TO "pay_code";--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "refunded_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "card_tokens" ADD CONSTRAINT "card_tokens_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_cards" ADD CONSTRAINT "saved_cards_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_policies" ADD CONSTRAINT "notification_policies_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_cards_by_merchant" ON "saved_cards" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_to_forget" ON "idempotency_keys" USING btree ("forget_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_by_key" ON "refunds" USING btree ("transaction_id","refund_key");--> statement-breakpoint
CREATE INDEX "gateway_faults_by_times_left" ON "gateway_faults" USING btree ("times_left");--> statement-breakpoint
UPDATE "transactions" SET "notification_urls" = "snap_tokens"."notification_urls", "custom_fields" = "snap_tokens"."custom_fields" FROM "snap_tokens" WHERE "snap_tokens"."token" = "transactions"."token";--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_payCode_unique" UNIQUE("pay_code");--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_refund_at_most_all" CHECK ("transactions"."refunded_amount" between 0 and "transactions"."gross_amount");