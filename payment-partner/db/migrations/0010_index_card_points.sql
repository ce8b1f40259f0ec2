-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "transactions_with_points" ON "transactions" USING btree ("merchant_id","masked_card") WHERE card_plan ? 'points';
