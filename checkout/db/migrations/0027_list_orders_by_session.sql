DROP INDEX "orders_by_session";--> statement-breakpoint
CREATE INDEX "orders_by_session" ON "orders" USING btree ("session_hash","placed_at");