ALTER TABLE "refunds" DROP CONSTRAINT "refunds_refundKey_unique";--> statement-breakpoint
DROP INDEX "payment_attempts_unsettled";--> statement-breakpoint
DROP INDEX "refunds_by_attempt";--> statement-breakpoint
CREATE INDEX "payment_attempts_paid" ON "payment_attempts" USING btree ("settled_at") WHERE "payment_attempts"."state" = 'paid';--> statement-breakpoint
CREATE INDEX "payouts_unsent" ON "payouts" USING btree ("created_at") WHERE "payouts"."sent_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_by_key" ON "refunds" USING btree ("attempt_id","refund_key");