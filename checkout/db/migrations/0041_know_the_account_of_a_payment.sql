ALTER TYPE "public"."settlement_difference_kind" ADD VALUE 'not_brought';--> statement-breakpoint
ALTER TABLE "settlement_imports" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD COLUMN "account" text;--> statement-breakpoint
CREATE INDEX "payment_attempts_by_account" ON "payment_attempts" USING btree ("account") WHERE "payment_attempts"."account" is not null;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_called_so_are_ours" CHECK ("payment_attempts"."account" is null or "payment_attempts"."provider_order_id" not like 'PSR-%');