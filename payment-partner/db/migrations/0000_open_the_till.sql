CREATE TYPE "public"."attempt_failure" AS ENUM('timeout', 'no_answer', 'target_not_allowed', 'too_many_redirects');--> statement-breakpoint
CREATE TYPE "public"."notification_state" AS ENUM('waiting', 'delivered', 'given_up');--> statement-breakpoint
CREATE TYPE "public"."change_cause" AS ENUM('payer', 'bank', 'merchant', 'clock');--> statement-breakpoint
CREATE TYPE "public"."fraud_status" AS ENUM('accept', 'challenge', 'deny');--> statement-breakpoint
CREATE TYPE "public"."transaction_status" AS ENUM('pending', 'authorize', 'capture', 'settlement', 'deny', 'cancel', 'expire', 'failure', 'refund', 'partial_refund', 'chargeback', 'partial_chargeback');--> statement-breakpoint
CREATE TABLE "clock" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"offset_seconds" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "clock_has_one_row" CHECK ("clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"server_key" text NOT NULL,
	"client_key" text NOT NULL,
	"finish_url" text NOT NULL,
	"notification_url" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "merchants_serverKey_unique" UNIQUE("server_key"),
	CONSTRAINT "merchants_clientKey_unique" UNIQUE("client_key")
);
--> statement-breakpoint
CREATE TABLE "notification_attempts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"notification_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer_code" integer,
	"failure" "attempt_failure",
	"hops" integer DEFAULT 0 NOT NULL,
	"milliseconds" integer NOT NULL,
	"next_attempt_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"transaction_id" uuid NOT NULL,
	"url" text NOT NULL,
	"body" text NOT NULL,
	"state" "notification_state" DEFAULT 'waiting' NOT NULL,
	"attempts_made" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snap_tokens" (
	"token" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"merchant_id" text NOT NULL,
	"order_id" text NOT NULL,
	"gross_amount" bigint NOT NULL,
	"currency" text DEFAULT 'IDR' NOT NULL,
	"items" jsonb NOT NULL,
	"enabled_payments" jsonb,
	"finish_url" text,
	"page_expires_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"expires_after_seconds" integer,
	"notification_urls" jsonb NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "transaction_states" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transaction_id" uuid NOT NULL,
	"status" "transaction_status" NOT NULL,
	"fraud_status" "fraud_status",
	"cause" "change_cause" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigserial NOT NULL,
	"merchant_id" text NOT NULL,
	"order_id" text NOT NULL,
	"token" uuid NOT NULL,
	"method" text NOT NULL,
	"gross_amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" "transaction_status" DEFAULT 'pending' NOT NULL,
	"fraud_status" "fraud_status",
	"transaction_time" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"va_number" text,
	"masked_card" text,
	"approval_code" text,
	"otp_tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notification_attempts" ADD CONSTRAINT "notification_attempts_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snap_tokens" ADD CONSTRAINT "snap_tokens_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_states" ADD CONSTRAINT "transaction_states_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_token_snap_tokens_token_fk" FOREIGN KEY ("token") REFERENCES "public"."snap_tokens"("token") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_attempts_by_number" ON "notification_attempts" USING btree ("notification_id","number");--> statement-breakpoint
CREATE INDEX "notifications_by_transaction" ON "notifications" USING btree ("transaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "snap_tokens_one_open" ON "snap_tokens" USING btree ("merchant_id","order_id") WHERE "snap_tokens"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "transaction_states_by_transaction" ON "transaction_states" USING btree ("transaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transactions_one_live" ON "transactions" USING btree ("merchant_id","order_id") WHERE "transactions"."status" not in ('deny', 'cancel', 'expire', 'failure');--> statement-breakpoint
CREATE INDEX "transactions_by_order" ON "transactions" USING btree ("merchant_id","order_id","number");--> statement-breakpoint
CREATE INDEX "transactions_by_token" ON "transactions" USING btree ("token");