CREATE TYPE "public"."ledger_account" AS ENUM('merchant_balance', 'settled_payments', 'top_ups', 'payouts_in_transit', 'paid_out');--> statement-breakpoint
CREATE TYPE "public"."payout_status" AS ENUM('queued', 'approved', 'rejected', 'processed', 'completed', 'failed');--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"booking" text NOT NULL,
	"account" "ledger_account" NOT NULL,
	"amount" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_entries_move_something" CHECK ("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "payout_notifications" (
	"notification_id" uuid PRIMARY KEY NOT NULL,
	"reference_no" text,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "beneficiaries" (
	"merchant_id" text NOT NULL,
	"alias_name" text NOT NULL,
	"name" text NOT NULL,
	"account" text NOT NULL,
	"bank" text NOT NULL,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "beneficiaries_merchant_id_alias_name_pk" PRIMARY KEY("merchant_id","alias_name")
);
--> statement-breakpoint
CREATE TABLE "payout_accounts" (
	"merchant_id" text PRIMARY KEY NOT NULL,
	"creator_key" text NOT NULL,
	"approver_key" text NOT NULL,
	"merchant_key" text NOT NULL,
	"notification_url" text,
	"facilitator" boolean DEFAULT false NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"settled_until" timestamp with time zone,
	CONSTRAINT "payout_accounts_creatorKey_unique" UNIQUE("creator_key"),
	CONSTRAINT "payout_accounts_approverKey_unique" UNIQUE("approver_key"),
	CONSTRAINT "payout_accounts_two_keys" CHECK ("payout_accounts"."creator_key" <> "payout_accounts"."approver_key")
);
--> statement-breakpoint
CREATE TABLE "payout_states" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"reference_no" text NOT NULL,
	"status" "payout_status" NOT NULL,
	"cause" "change_cause" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"reference_no" text PRIMARY KEY NOT NULL,
	"number" bigserial NOT NULL,
	"merchant_id" text NOT NULL,
	"beneficiary_name" text NOT NULL,
	"beneficiary_account" text NOT NULL,
	"beneficiary_bank" text NOT NULL,
	"beneficiary_email" text,
	"amount" bigint NOT NULL,
	"notes" text NOT NULL,
	"status" "payout_status" DEFAULT 'queued' NOT NULL,
	"created_by" text NOT NULL,
	"decided_by" text,
	"reject_reason" text,
	"error_code" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payouts_pay_something" CHECK ("payouts"."amount" > 0),
	CONSTRAINT "payouts_need_two_people" CHECK ("payouts"."decided_by" <> "payouts"."created_by"),
	CONSTRAINT "payouts_are_decided" CHECK (("payouts"."status" = 'queued') = ("payouts"."decided_by" is null))
);
--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "transaction_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "request_hash" text;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_notifications" ADD CONSTRAINT "payout_notifications_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_notifications" ADD CONSTRAINT "payout_notifications_reference_no_payouts_reference_no_fk" FOREIGN KEY ("reference_no") REFERENCES "public"."payouts"("reference_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beneficiaries" ADD CONSTRAINT "beneficiaries_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_states" ADD CONSTRAINT "payout_states_reference_no_payouts_reference_no_fk" FOREIGN KEY ("reference_no") REFERENCES "public"."payouts"("reference_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_once" ON "ledger_entries" USING btree ("merchant_id","booking","account");--> statement-breakpoint
CREATE INDEX "payout_notifications_by_payout" ON "payout_notifications" USING btree ("reference_no");--> statement-breakpoint
CREATE UNIQUE INDEX "beneficiaries_by_account" ON "beneficiaries" USING btree ("merchant_id","bank","account");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_states_once" ON "payout_states" USING btree ("reference_no","status");--> statement-breakpoint
CREATE INDEX "payouts_by_number" ON "payouts" USING btree ("number");--> statement-breakpoint
CREATE INDEX "payouts_by_merchant" ON "payouts" USING btree ("merchant_id","number");