CREATE TABLE "order_readers" (
	"order_id" text NOT NULL,
	"session_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_readers_order_id_session_hash_pk" PRIMARY KEY("order_id","session_hash")
);
--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "opening_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_readers" ADD CONSTRAINT "order_readers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_readers_by_session" ON "order_readers" USING btree ("session_hash");