-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reviews_by_stars" ON "reviews" USING btree ("product_id","stars","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reviews_by_variant" ON "reviews" USING btree ("sku","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reviews_with_photos" ON "reviews" USING btree ("product_id","id") WHERE "reviews"."photos" <> '{}';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reviews_unanswered" ON "reviews" USING btree ("id") WHERE "reviews"."answered_at" is null and "reviews"."body" is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reviews_answered" ON "reviews" USING btree ("id") WHERE "reviews"."answered_at" is not null;
