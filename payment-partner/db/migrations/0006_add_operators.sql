CREATE TYPE "public"."operator_role" AS ENUM('viewer', 'operator', 'admin');--> statement-breakpoint
CREATE TABLE "operator_session_owners" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"merchant_id" text,
	"name" text NOT NULL,
	"role" "operator_role" NOT NULL,
	"key_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "operators_keyHash_unique" UNIQUE("key_hash"),
	CONSTRAINT "operators_key_is_hashed" CHECK ("operators"."key_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "previous_server_key" text;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "previous_key_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "methods" jsonb;--> statement-breakpoint
ALTER TABLE "operator_session_owners" ADD CONSTRAINT "operator_session_owners_token_hash_operator_sessions_token_hash_fk" FOREIGN KEY ("token_hash") REFERENCES "public"."operator_sessions"("token_hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_session_owners" ADD CONSTRAINT "operator_session_owners_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operator_session_owners_by_operator" ON "operator_session_owners" USING btree ("operator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operators_by_name" ON "operators" USING btree ("name");
