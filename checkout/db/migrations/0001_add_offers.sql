CREATE TABLE "offers" (
	"session_hash" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"issuer" text NOT NULL,
	"promo_id" integer,
	"product_id" text NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"seen_amount" integer NOT NULL,
	"resume_key" text,
	"claimed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offers_session_hash_id_pk" PRIMARY KEY("session_hash","id")
);
--> statement-breakpoint
ALTER TABLE "basket_lines" ADD COLUMN "promo_id" integer;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "promo_id" integer;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "promo_id" integer;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_promo_id_promos_id_fk" FOREIGN KEY ("promo_id") REFERENCES "public"."promos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offers_by_resume_key" ON "offers" USING btree ("resume_key") WHERE "offers"."resume_key" is not null;--> statement-breakpoint
CREATE INDEX "offers_by_age" ON "offers" USING btree ("claimed_at");
