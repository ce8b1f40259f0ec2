CREATE TABLE "cart_lines" (
	"session_hash" text NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"selected" boolean DEFAULT true NOT NULL,
	"seen_amount" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cart_lines_session_hash_sku_pk" PRIMARY KEY("session_hash","sku"),
	CONSTRAINT "cart_lines_hold_one_to_ten" CHECK ("cart_lines"."quantity" between 1 and 10)
);
--> statement-breakpoint
ALTER TABLE "baskets" ADD COLUMN "from_cart" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cart_lines_by_age" ON "cart_lines" USING btree ("added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "baskets_one_from_a_cart" ON "baskets" USING btree ("session_hash") WHERE from_cart and state = 'open';