-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "order_lines_by_promo" ON "order_lines" USING btree ("promo_id") WHERE "order_lines"."promo_id" is not null;
