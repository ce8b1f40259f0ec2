-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "order_parcels_to_allocate" ON "order_parcels" USING btree ("arrived_at") WHERE "order_parcels"."allocated_at" is null and "order_parcels"."arrived_at" is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "order_parcels_stopped" ON "order_parcels" USING btree ("cancelled_at") WHERE "order_parcels"."allocated_at" is null and "order_parcels"."cancelled_at" is not null;
