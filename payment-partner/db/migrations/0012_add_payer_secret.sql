ALTER TABLE "merchants" ADD COLUMN "payer_secret" text DEFAULT (gen_random_uuid()::text || gen_random_uuid()::text) NOT NULL;--> statement-breakpoint
-- Open addresses, and those that the previous version still makes, have a key of the server key.
-- renew_payer_secret ends that when the server key is replaced.
UPDATE "merchants" SET "payer_secret" = "server_key";
