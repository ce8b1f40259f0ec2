CREATE TYPE "public"."move_phase" AS ENUM('none', 'loading', 'open', 'purged');--> statement-breakpoint
ALTER TYPE "public"."ledger_account" ADD VALUE 'former_shop';--> statement-breakpoint
ALTER TYPE "public"."ledger_kind" ADD VALUE 'opening';--> statement-breakpoint
CREATE TABLE "migration"."brought" (
	"table_name" text PRIMARY KEY NOT NULL,
	"up_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "migration"."changed" (
	"table_name" text NOT NULL,
	"key" bigint NOT NULL,
	CONSTRAINT "changed_table_name_key_pk" PRIMARY KEY("table_name","key")
);
--> statement-breakpoint
CREATE TABLE "moved_orders" (
	"order_id" text PRIMARY KEY NOT NULL,
	"former_number" text NOT NULL,
	"person_id" uuid,
	"account" text NOT NULL,
	"settled_before" integer DEFAULT 0 NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moved_persons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text,
	"phone" text,
	"email" text,
	"address" text,
	"consent_text" text NOT NULL,
	"consent_at" timestamp with time zone NOT NULL,
	"claim_hash" text,
	"claim_expires_at" timestamp with time zone,
	"claimed_by" text,
	"claimed_at" timestamp with time zone,
	"arrived_at" timestamp with time zone NOT NULL,
	CONSTRAINT "moved_persons_claimHash_unique" UNIQUE("claim_hash"),
	CONSTRAINT "moved_persons_are_claimed_whole" CHECK (("moved_persons"."claimed_by" is null) = ("moved_persons"."claimed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "moved_phase" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"phase" "move_phase" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "moved_phase_is_one" CHECK ("moved_phase"."id")
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_sku_variants_sku_fk";
--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "basket_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "session_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "phone" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "village" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "district" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "city" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "province" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "postal_code" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "shop_id" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "moved_orders" ADD CONSTRAINT "moved_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_orders" ADD CONSTRAINT "moved_orders_person_id_moved_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."moved_persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_persons" ADD CONSTRAINT "moved_persons_claimed_by_customers_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "moved_orders_by_number" ON "moved_orders" USING btree ("former_number");--> statement-breakpoint
CREATE INDEX "moved_orders_by_person" ON "moved_orders" USING btree ("person_id") WHERE "moved_orders"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "moved_persons_by_customer" ON "moved_persons" USING btree ("claimed_by") WHERE "moved_persons"."claimed_by" is not null;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_taken_here_are_whole" CHECK ("orders"."basket_id" is null or num_nulls("orders"."session_hash", "orders"."phone", "orders"."village", "orders"."district", "orders"."city", "orders"."province", "orders"."postal_code") = 0);