-- Whoever publishes listens. PostgreSQL sends one notification a commit, however many rows it wrote.
create function announce_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify(case new.topic when 'buyer_message' then 'message_written' else 'request_written' end, '');
  return null;
end;
$$;
--> statement-breakpoint
create trigger outbox_is_announced after insert on outbox for each row execute function announce_outbox();
--> statement-breakpoint
-- An entry had a job of its own. A database that begins has no queue yet.
do $$ begin
  if to_regclass('graphile_worker.jobs') is not null then
    perform graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'outbox:%';
  end if;
end $$;
