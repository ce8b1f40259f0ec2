-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notifications_by_number" ON "notifications" USING btree ("number");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "transactions_by_time" ON "transactions" USING brin ("transaction_time");
