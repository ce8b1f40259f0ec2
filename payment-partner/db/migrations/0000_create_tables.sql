CREATE TYPE "public"."attempt_failure" AS ENUM('timeout', 'no_answer', 'target_not_allowed', 'too_many_redirects');--> statement-breakpoint
CREATE TYPE "public"."notification_cause" AS ENUM('event', 'copy', 'resend');--> statement-breakpoint
CREATE TYPE "public"."notification_state" AS ENUM('waiting', 'delivered', 'given_up', 'held', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."delivery_mode" AS ENUM('normal', 'drop', 'duplicate', 'hold');--> statement-breakpoint
CREATE TYPE "public"."fault_mode" AS ENUM('delay', 'http', 'lost_response');--> statement-breakpoint
CREATE TYPE "public"."change_cause" AS ENUM('payer', 'bank', 'merchant', 'clock', 'operator');--> statement-breakpoint
CREATE TYPE "public"."fraud_status" AS ENUM('accept', 'challenge', 'deny');--> statement-breakpoint
CREATE TYPE "public"."transaction_status" AS ENUM('pending', 'authorize', 'capture', 'settlement', 'deny', 'cancel', 'expire', 'failure', 'refund', 'partial_refund', 'chargeback', 'partial_chargeback');--> statement-breakpoint
CREATE TABLE "account_histories" (
	"merchant_id" text PRIMARY KEY NOT NULL, "history" text NOT NULL, "until" timestamp with time zone NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL, "transferred_at" timestamp with time zone
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
CREATE TABLE "card_tokens" (
	"id" text PRIMARY KEY NOT NULL, "merchant_id" text NOT NULL, "masked_card" text NOT NULL, "saved_token_id" text,
	"expires_at" timestamp with time zone NOT NULL, "used_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "saved_cards" (
	"id" text PRIMARY KEY NOT NULL, "merchant_id" text NOT NULL, "masked_card" text NOT NULL,
	"valid_until" timestamp with time zone NOT NULL, "active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "clock" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL, "offset_seconds" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "clock_has_one_row" CHECK ("clock"."id" = 1)
);--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"merchant_id" text NOT NULL, "key" text NOT NULL, "started_at" timestamp with time zone NOT NULL,
	"http_status" integer, "answer" text, "forget_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_merchant_id_key_pk" PRIMARY KEY("merchant_id","key")
);--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" text PRIMARY KEY NOT NULL, "name" text NOT NULL, "server_key" text NOT NULL, "client_key" text NOT NULL,
	"finish_url" text NOT NULL, "notification_url" text, "embed_origins" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "merchants_serverKey_unique" UNIQUE("server_key"),
	CONSTRAINT "merchants_clientKey_unique" UNIQUE("client_key")
);--> statement-breakpoint
CREATE TABLE "notification_attempts" (
	"id" bigserial PRIMARY KEY NOT NULL, "notification_id" uuid NOT NULL, "number" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL, "answer_code" integer, "failure" "attempt_failure",
	"hops" integer DEFAULT 0 NOT NULL, "milliseconds" integer NOT NULL, "next_attempt_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "number" bigserial NOT NULL,
	"transaction_id" uuid NOT NULL, "url" text NOT NULL, "body" text NOT NULL,
	"cause" "notification_cause" DEFAULT 'event' NOT NULL, "state" "notification_state" DEFAULT 'waiting' NOT NULL,
	"attempts_made" integer DEFAULT 0 NOT NULL, "next_attempt_at" timestamp with time zone, "queue" text,
	"claimed_by" text, "created_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "operator_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL, "started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "operator_sessions_token_is_hashed" CHECK ("operator_sessions"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "operator_sessions_end_after_start" CHECK ("operator_sessions"."expires_at" > "operator_sessions"."started_at")
);--> statement-breakpoint
CREATE UNLOGGED TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL, "points" integer DEFAULT 0 NOT NULL, "expire" bigint
);--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" bigserial PRIMARY KEY NOT NULL, "transaction_id" uuid NOT NULL, "refund_key" text NOT NULL,
	"amount" bigint NOT NULL, "reason" text, "direct" boolean NOT NULL,
	"requested_at" timestamp with time zone NOT NULL, "bank_confirmed_at" timestamp with time zone,
	CONSTRAINT "refunds_refund_something" CHECK ("refunds"."amount" > 0)
);--> statement-breakpoint
CREATE TABLE "gateway_faults" (
	"id" bigserial PRIMARY KEY NOT NULL, "match" text NOT NULL, "mode" "fault_mode" NOT NULL,
	"milliseconds" integer DEFAULT 0 NOT NULL, "status" integer DEFAULT 500 NOT NULL, "times_left" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "notification_policies" (
	"merchant_id" text NOT NULL, "order_id" text NOT NULL, "mode" "delivery_mode" NOT NULL,
	"copies" integer DEFAULT 2 NOT NULL, "created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_policies_merchant_id_order_id_pk" PRIMARY KEY("merchant_id","order_id")
);--> statement-breakpoint
CREATE TABLE "snap_tokens" (
	"token" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "merchant_id" text NOT NULL, "order_id" text NOT NULL,
	"gross_amount" bigint NOT NULL, "currency" text DEFAULT 'IDR' NOT NULL, "items" jsonb NOT NULL,
	"enabled_payments" jsonb, "finish_url" text, "page_expires_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone, "expires_after_seconds" integer, "notification_urls" jsonb NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL, "created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "transaction_states" (
	"id" bigserial PRIMARY KEY NOT NULL, "transaction_id" uuid NOT NULL, "status" "transaction_status" NOT NULL,
	"fraud_status" "fraud_status", "cause" "change_cause" NOT NULL, "at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "transactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "number" bigserial NOT NULL, "merchant_id" text NOT NULL,
	"order_id" text NOT NULL, "token" uuid, "method" text NOT NULL, "gross_amount" bigint NOT NULL,
	"currency" text NOT NULL, "status" "transaction_status" DEFAULT 'pending' NOT NULL, "fraud_status" "fraud_status",
	"transaction_time" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone, "notification_urls" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL, "pay_code" text, "due_at" timestamp with time zone,
	"masked_card" text, "approval_code" text, "authorize_only" boolean DEFAULT false NOT NULL, "saved_token_id" text,
	"otp_tries" integer DEFAULT 0 NOT NULL, "refunded_amount" bigint DEFAULT 0 NOT NULL,
	"charged_back_amount" bigint DEFAULT 0 NOT NULL, CONSTRAINT "transactions_payCode_unique" UNIQUE("pay_code"),
	CONSTRAINT "transactions_refund_at_most_all" CHECK ("transactions"."refunded_amount" between 0 and "transactions"."gross_amount")
);--> statement-breakpoint
ALTER TABLE "account_histories" ADD CONSTRAINT "account_histories_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_tokens" ADD CONSTRAINT "card_tokens_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_cards" ADD CONSTRAINT "saved_cards_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_attempts" ADD CONSTRAINT "notification_attempts_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_policies" ADD CONSTRAINT "notification_policies_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snap_tokens" ADD CONSTRAINT "snap_tokens_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_states" ADD CONSTRAINT "transaction_states_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_token_snap_tokens_token_fk" FOREIGN KEY ("token") REFERENCES "public"."snap_tokens"("token") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_by_kind" ON "audit_events" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "audit_events_unsealed" ON "audit_events" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "saved_cards_by_merchant" ON "saved_cards" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_to_forget" ON "idempotency_keys" USING btree ("forget_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notification_attempts_by_number" ON "notification_attempts" USING btree ("notification_id","number");--> statement-breakpoint
CREATE INDEX "notifications_by_transaction" ON "notifications" USING btree ("transaction_id","number");--> statement-breakpoint
CREATE INDEX "notifications_due" ON "notifications" USING btree ("next_attempt_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_by_key" ON "refunds" USING btree ("transaction_id","refund_key");--> statement-breakpoint
CREATE INDEX "gateway_faults_by_times_left" ON "gateway_faults" USING btree ("times_left");--> statement-breakpoint
CREATE INDEX "snap_tokens_by_order" ON "snap_tokens" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "snap_tokens_one_open" ON "snap_tokens" USING btree ("merchant_id","order_id") WHERE "snap_tokens"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "transaction_states_by_transaction" ON "transaction_states" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "transaction_states_by_moment" ON "transaction_states" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "transactions_one_live" ON "transactions" USING btree ("merchant_id","order_id") WHERE "transactions"."status" not in ('deny', 'cancel', 'expire', 'failure');--> statement-breakpoint
CREATE INDEX "transactions_by_order" ON "transactions" USING btree ("order_id","merchant_id","number");--> statement-breakpoint
CREATE INDEX "transactions_by_token" ON "transactions" USING btree ("token");--> statement-breakpoint
CREATE INDEX "transactions_due" ON "transactions" USING btree ("expires_at") WHERE status in ('pending', 'authorize');--> statement-breakpoint
CREATE INDEX "transactions_by_number" ON "transactions" USING btree ("number");--> statement-breakpoint
insert into audit_head (sequence, hash) values (0, repeat('0', 64));
