DROP INDEX "notifications_by_transaction";--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "number" bigserial NOT NULL;--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "authorize_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "transaction_states_by_moment" ON "transaction_states" USING btree ("at");--> statement-breakpoint
CREATE INDEX "transactions_by_number" ON "transactions" USING btree ("number");--> statement-breakpoint
CREATE INDEX "notifications_by_transaction" ON "notifications" USING btree ("transaction_id","number");