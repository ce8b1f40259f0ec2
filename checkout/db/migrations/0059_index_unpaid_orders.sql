-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "baskets_under_way" ON "baskets" USING btree ("filled_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_unpaid_by_phone" ON "orders" USING btree ("phone") WHERE "orders"."status" in ('awaiting_payment', 'confirmed');--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "stock_holds_by_origin" ON "stock_holds" USING btree ("origin") WHERE "stock_holds"."origin" is not null;
