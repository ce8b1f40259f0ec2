CREATE TABLE "account_histories" (
	"merchant_id" text PRIMARY KEY NOT NULL,
	"history" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"transferred_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "account_histories" ADD CONSTRAINT "account_histories_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;