ALTER TABLE "payment_attempts" ADD COLUMN "pay_code" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "biller_code" text;