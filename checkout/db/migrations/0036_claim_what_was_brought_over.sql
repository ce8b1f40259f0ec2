ALTER TABLE "mails" DROP CONSTRAINT "mails_belong_to_one";--> statement-breakpoint
ALTER TABLE "moved_orders" DROP CONSTRAINT "moved_orders_person_id_moved_persons_id_fk";
--> statement-breakpoint
ALTER TABLE "moved_persons" DROP CONSTRAINT "moved_persons_claimed_by_customers_id_fk";
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_moved_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."moved_persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_orders" ADD CONSTRAINT "moved_orders_person_id_moved_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."moved_persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_persons" ADD CONSTRAINT "moved_persons_claimed_by_customers_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_by_person" ON "mails" USING btree ("person_id") WHERE "mails"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "moved_persons_by_email" ON "moved_persons" USING btree ("email") WHERE "moved_persons"."email" is not null;--> statement-breakpoint
CREATE INDEX "moved_persons_to_invite" ON "moved_persons" USING btree ("id") WHERE "moved_persons"."claim_hash" is null and "moved_persons"."claimed_at" is null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_belong_to_one" CHECK (num_nonnulls("mails"."order_id", "mails"."session_hash", "mails"."person_id") = 1);--> statement-breakpoint
ALTER TABLE "moved_persons" ADD CONSTRAINT "moved_persons_are_known_until_claimed" CHECK ("moved_persons"."claimed_at" is not null or num_nulls("moved_persons"."name", "moved_persons"."email") = 0);