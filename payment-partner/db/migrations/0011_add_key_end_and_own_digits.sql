ALTER TABLE "merchants" ADD COLUMN "server_key_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "snap_tokens" ADD COLUMN "own_digits" jsonb;