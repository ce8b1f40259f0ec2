CREATE TYPE "public"."nib_state" AS ENUM('registered', 'legalising');--> statement-breakpoint
CREATE TABLE "product_blocks" (
	"product_id" text NOT NULL,
	"reason" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "product_blocks_product_id_reason_detail_pk" PRIMARY KEY("product_id","reason","detail")
);
--> statement-breakpoint
CREATE TABLE "shop_papers" (
	"shop_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "shop_papers_shop_id_kind_number_pk" PRIMARY KEY("shop_id","kind","number")
);
--> statement-breakpoint
CREATE TABLE "shop_registrations" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"nib" text,
	"nib_state" "nib_state" NOT NULL,
	"legalising_since" timestamp with time zone,
	"npwp" text,
	"owner_name" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"bank_account" text NOT NULL,
	CONSTRAINT "shop_registrations_nib_unique" UNIQUE("nib")
);
--> statement-breakpoint
CREATE TABLE "migration"."arrivals" (
	"table_name" text NOT NULL,
	"key" bigint NOT NULL,
	"target" text NOT NULL,
	"matched" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "arrivals_table_name_key_pk" PRIMARY KEY("table_name","key"),
	CONSTRAINT "arrivals_by_target" UNIQUE("table_name","target")
);
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "moving_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "product_blocks" ADD CONSTRAINT "product_blocks_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_papers" ADD CONSTRAINT "shop_papers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_registrations" ADD CONSTRAINT "shop_registrations_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_blocks_by_reason" ON "product_blocks" USING btree ("reason");