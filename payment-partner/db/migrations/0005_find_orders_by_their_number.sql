DROP INDEX "transactions_by_order";--> statement-breakpoint
CREATE INDEX "snap_tokens_by_order" ON "snap_tokens" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "transactions_by_order" ON "transactions" USING btree ("order_id","merchant_id","number");