CREATE TYPE "public"."interval_unit" AS ENUM('minute', 'hour', 'day', 'week', 'month');--> statement-breakpoint
CREATE TYPE "public"."subscription_status" AS ENUM('active', 'inactive');--> statement-breakpoint
CREATE TABLE "subscription_charges" (
	"transaction_id" uuid PRIMARY KEY NOT NULL,
	"subscription_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"merchant_id" text NOT NULL,
	"name" text NOT NULL,
	"amount" bigint NOT NULL,
	"payment_type" text NOT NULL,
	"token" text NOT NULL,
	"interval" integer NOT NULL,
	"interval_unit" interval_unit NOT NULL,
	"max_interval" integer,
	"start_time" timestamp with time zone NOT NULL,
	"retry_interval" integer,
	"retry_interval_unit" interval_unit,
	"most_retries" integer DEFAULT 0 NOT NULL,
	"current_interval" integer DEFAULT 0 NOT NULL,
	"retries" integer DEFAULT 0 NOT NULL,
	"status" "subscription_status" DEFAULT 'active' NOT NULL,
	"previous_execution_at" timestamp with time zone,
	"next_execution_at" timestamp with time zone,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscriptions_charge_something" CHECK ("subscriptions"."amount" > 0 and "subscriptions"."interval" > 0)
);
--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "recurring_notification_url" text;--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD CONSTRAINT "subscription_charges_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_charges" ADD CONSTRAINT "subscription_charges_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subscription_charges_by_subscription" ON "subscription_charges" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "subscriptions_by_merchant" ON "subscriptions" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "subscriptions_due" ON "subscriptions" USING btree ("next_execution_at") WHERE status = 'active';