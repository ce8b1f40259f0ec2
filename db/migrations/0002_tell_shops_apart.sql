-- The catalogue's tables hold nothing of their own: they are made anew, and the next import fills them.
drop table "catalogue_promos", "catalogue_variants", "catalogue_products", "catalogue_shops";--> statement-breakpoint
truncate "catalogue_imports";--> statement-breakpoint
CREATE TABLE "catalogue_sellers" (
	"shop" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"province" text NOT NULL,
	CONSTRAINT "catalogue_sellers_shop_id_pk" PRIMARY KEY("shop","id")
);
--> statement-breakpoint
CREATE TABLE "catalogue_products" (
	"shop" text NOT NULL,
	"id" text NOT NULL,
	"seller_id" text NOT NULL,
	"brand" text NOT NULL,
	"name_id" text NOT NULL,
	"name_en" text NOT NULL,
	"description_id" text NOT NULL,
	"description_en" text NOT NULL,
	"category" text NOT NULL,
	"media" text NOT NULL,
	"origin_id" text NOT NULL,
	"origin_en" text NOT NULL,
	"tax" "catalogue_tax" NOT NULL,
	"standards" jsonb NOT NULL,
	CONSTRAINT "catalogue_products_shop_id_pk" PRIMARY KEY("shop","id"),
	CONSTRAINT "catalogue_products_shop_seller_id_catalogue_sellers_shop_id_fk" FOREIGN KEY ("shop","seller_id") REFERENCES "catalogue_sellers"("shop","id")
);
--> statement-breakpoint
CREATE TABLE "catalogue_variants" (
	"shop" text NOT NULL,
	"sku" text NOT NULL,
	"product_id" text NOT NULL,
	"label_id" text,
	"label_en" text,
	"price" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"compare_at" integer,
	"weight_grams" integer NOT NULL,
	"stock" "stock_band" NOT NULL,
	CONSTRAINT "catalogue_variants_shop_sku_pk" PRIMARY KEY("shop","sku"),
	CONSTRAINT "catalogue_variants_shop_product_id_catalogue_products_shop_id_fk" FOREIGN KEY ("shop","product_id") REFERENCES "catalogue_products"("shop","id")
);
--> statement-breakpoint
CREATE INDEX "catalogue_variants_by_product" ON "catalogue_variants" USING btree ("shop","product_id");--> statement-breakpoint
CREATE TABLE "catalogue_promos" (
	"shop" text NOT NULL,
	"id" integer NOT NULL,
	"code" text NOT NULL,
	"creator" text NOT NULL,
	"sku" text NOT NULL,
	CONSTRAINT "catalogue_promos_shop_id_pk" PRIMARY KEY("shop","id"),
	CONSTRAINT "catalogue_promos_code_unique" UNIQUE("shop","code"),
	CONSTRAINT "catalogue_promos_shop_sku_catalogue_variants_shop_sku_fk" FOREIGN KEY ("shop","sku") REFERENCES "catalogue_variants"("shop","sku")
);
--> statement-breakpoint
ALTER TABLE "catalogue_imports" ADD COLUMN "shop" text NOT NULL;--> statement-breakpoint
-- Until now there was one shop.
ALTER TABLE "posts" ADD COLUMN "shop" text;--> statement-breakpoint
update "posts" set "shop" = 'pasar' where "promo_id" is not null;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_promotion_is_of_a_shop" CHECK (("posts"."shop" is null) = ("posts"."promo_id" is null));--> statement-breakpoint
ALTER TABLE "promotion_departures" ADD COLUMN "shop" text NOT NULL DEFAULT 'pasar';--> statement-breakpoint
ALTER TABLE "promotion_departures" ALTER COLUMN "shop" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "promotion_departures" DROP CONSTRAINT "promotion_departures_promo_id_day_pk";--> statement-breakpoint
ALTER TABLE "promotion_departures" ADD CONSTRAINT "promotion_departures_shop_promo_id_day_pk" PRIMARY KEY("shop","promo_id","day");
