-- Wakes the process that seals events.
create or replace function notify_audit_events() returns trigger language plpgsql as $$
begin
  -- Only the first pending row notifies: the listener seals until none is left, and each
  -- notification makes commits wait for each other.
  if coalesce((select sequence is not null from audit_events order by id desc limit 1), true) then
    perform pg_notify('audit_written', '');
  end if;
  return null;
end;
$$;

-- Replaces the trigger's earlier name; both names on one table would notify twice.
do $$ begin
  if exists (select from pg_trigger where tgrelid = 'audit_events'::regclass and tgname = 'audit_events_are_told') then
    alter trigger audit_events_are_told on audit_events rename to audit_events_are_announced;
  end if;
end $$;

create or replace trigger audit_events_are_announced
  before insert on audit_events
  for each statement execute function notify_audit_events();
