-- Wakes the processes that send mail. PostgreSQL sends one notification a commit, however many rows
-- it wrote.
create or replace function announce_mails() returns trigger language plpgsql as $$
begin
  perform pg_notify('mail_written', '');
  return null;
end;
$$;

create or replace trigger mails_are_announced after insert on mails for each row execute function announce_mails();
