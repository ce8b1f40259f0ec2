DROP INDEX "orders_to_expire";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "next_poll_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_to_poll" ON "orders" USING btree ("next_poll_at") WHERE "orders"."status" = 'awaiting_payment';--> statement-breakpoint
-- An order had a job of its own for its deadline. A database that begins has no queue yet.
do $$ begin
  if to_regclass('graphile_worker.jobs') is not null then
    perform graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'expire:%';
  end if;
end $$;
