ALTER TABLE "snap_tokens" ADD COLUMN "card_options" jsonb;--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "card_plan" jsonb;
