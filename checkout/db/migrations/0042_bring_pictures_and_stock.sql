CREATE TABLE "product_pictures" (
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "product_pictures_sha256_width_pk" PRIMARY KEY("sha256","width")
);
--> statement-breakpoint
CREATE TABLE "product_proofs" (
	"product_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "product_proofs_product_id_kind_pk" PRIMARY KEY("product_id","kind")
);
--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"sku" text PRIMARY KEY NOT NULL,
	"counted" integer NOT NULL,
	"added" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_is_counted_once" CHECK ("stock_counts"."added" in (0, "stock_counts"."counted") and "stock_counts"."counted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "migration"."pictures" (
	"sha256" text PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"format" text
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_belong_to_one";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "shop_id" text;--> statement-breakpoint
ALTER TABLE "migration"."products" ADD COLUMN "picture" "migration"."words";--> statement-breakpoint
ALTER TABLE "product_proofs" ADD CONSTRAINT "product_proofs_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_belong_to_one" CHECK (num_nonnulls("mails"."order_id", "mails"."session_hash", "mails"."person_id", "mails"."shop_id") = 1);--> statement-breakpoint
ALTER TABLE "migration"."products" ADD CONSTRAINT "pictures_are_named_by_their_hash" CHECK (picture ~ '^[0-9a-f]{64}$');