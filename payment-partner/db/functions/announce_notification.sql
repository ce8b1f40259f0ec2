-- Wakes the processes that send notifications. PostgreSQL sends one notification a commit, however
-- many rows it wrote.
create or replace function announce_notification() returns trigger language plpgsql as $$
begin
  perform pg_notify('notification_due', '');
  return null;
end;
$$;

create or replace trigger notifications_are_announced after insert on notifications
  for each row when (new.state = 'waiting') execute function announce_notification();

create or replace trigger released_notifications_are_announced after update of state on notifications
  for each row when (new.state = 'waiting' and old.state = 'held') execute function announce_notification();
