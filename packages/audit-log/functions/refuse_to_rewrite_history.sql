-- Events are append-only. Sealing one is the only update.
create or replace function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.sequence is null and new.sequence is not null
    and (new.id, new.at, new.kind, new.detail) is not distinct from (old.id, old.at, old.kind, old.detail)
  then
    return new;
  end if;
  raise exception 'audit_events is append-only';
end;
$$;

create or replace trigger audit_events_are_append_only
  before update or delete on audit_events
  for each row execute function refuse_to_rewrite_history();
