-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "order_lines_by_brought_picture" ON "order_lines" USING btree ("media") WHERE length(media) = 64;
