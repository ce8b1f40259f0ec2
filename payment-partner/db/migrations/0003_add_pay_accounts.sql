CREATE TYPE "public"."pay_account_status" AS ENUM('PENDING', 'ENABLED', 'DISABLED');--> statement-breakpoint
CREATE TABLE "pay_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"merchant_id" text NOT NULL,
	"status" "pay_account_status" DEFAULT 'PENDING' NOT NULL,
	"redirect_url" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pay_accounts" ADD CONSTRAINT "pay_accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pay_accounts_by_merchant" ON "pay_accounts" USING btree ("merchant_id");