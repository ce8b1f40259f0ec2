CREATE TYPE "public"."catalogue_tax" AS ENUM('included', 'not_charged');--> statement-breakpoint
CREATE TYPE "public"."stock_band" AS ENUM('available', 'low', 'sold_out');--> statement-breakpoint
CREATE TABLE "catalogue_imports" (
	"id" serial PRIMARY KEY NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"publisher" text NOT NULL,
	"sha256" char(64) NOT NULL,
	"products" integer NOT NULL,
	"promos" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_products" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
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
	"standards" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_promos" (
	"id" integer PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"creator" text NOT NULL,
	"sku" text NOT NULL,
	CONSTRAINT "catalogue_promos_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "catalogue_shops" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"province" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_variants" (
	"sku" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"label_id" text,
	"label_en" text,
	"price" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"compare_at" integer,
	"weight_grams" integer NOT NULL,
	"stock" "stock_band" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "creators" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"bio_id" text NOT NULL,
	"bio_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" text PRIMARY KEY NOT NULL,
	"creator_id" text NOT NULL,
	"caption_id" text NOT NULL,
	"caption_en" text NOT NULL,
	"hashtags" text[] NOT NULL,
	"media" text NOT NULL,
	"promo_id" integer,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" serial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promotion_departures" (
	"promo_id" integer NOT NULL,
	"day" date NOT NULL,
	"departures" integer NOT NULL,
	CONSTRAINT "promotion_departures_promo_id_day_pk" PRIMARY KEY("promo_id","day")
);
--> statement-breakpoint
ALTER TABLE "catalogue_products" ADD CONSTRAINT "catalogue_products_shop_id_catalogue_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."catalogue_shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_promos" ADD CONSTRAINT "catalogue_promos_sku_catalogue_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."catalogue_variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_variants" ADD CONSTRAINT "catalogue_variants_product_id_catalogue_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."catalogue_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalogue_variants_by_product" ON "catalogue_variants" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "posts_newest_first" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_by_kind" ON "audit_events" USING btree ("kind","id");