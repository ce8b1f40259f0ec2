-- A notification had a job of its own; those that are unread get one of their attempt within a minute. A database that
-- begins has no queue yet.
do $$ begin
  if to_regclass('graphile_worker.jobs') is not null then
    perform graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'notification:%';
  end if;
end $$;
