ALTER TABLE "notifications" ADD COLUMN "queue" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "claimed_by" text;--> statement-breakpoint
CREATE INDEX "notifications_due" ON "notifications" USING btree ("next_attempt_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "transactions_due" ON "transactions" USING btree ("expires_at") WHERE status in ('pending', 'authorize');
--> statement-breakpoint
-- Whoever sends listens. PostgreSQL sends one of them a commit, however many rows it wrote.
create function announce_notification() returns trigger language plpgsql as $$
begin
  perform pg_notify('notification_due', '');
  return null;
end;
$$;
--> statement-breakpoint
create trigger notifications_are_announced after insert on notifications
  for each row when (new.state = 'waiting') execute function announce_notification();
--> statement-breakpoint
create trigger released_notifications_are_announced after update of state on notifications
  for each row when (new.state = 'waiting' and old.state = 'held') execute function announce_notification();
--> statement-breakpoint
-- A notification and an expiry had jobs of their own. A database that begins has no queue yet.
do $$ begin
  if to_regclass('graphile_worker.jobs') is not null then
    perform graphile_worker.remove_job(key) from graphile_worker.jobs
    where task_identifier in ('deliver-notification', 'expire-transaction');
  end if;
end $$;
