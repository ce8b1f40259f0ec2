-- Wakes the processes that send requests of the outbox. PostgreSQL sends one notification a commit.
create or replace function announce_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('request_written', '');
  return null;
end;
$$;

create or replace trigger outbox_is_announced after insert on outbox
  for each row when (new.published_at is null) execute function announce_outbox();
