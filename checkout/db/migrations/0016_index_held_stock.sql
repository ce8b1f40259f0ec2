-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "stock_holds_held" ON "stock_holds" USING btree ("sku") WHERE "stock_holds"."state" = 'held';