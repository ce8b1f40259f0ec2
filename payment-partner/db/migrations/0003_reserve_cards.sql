ALTER TABLE "transactions" ADD COLUMN "saved_token_id" text;--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "charged_back_amount" bigint DEFAULT 0 NOT NULL;