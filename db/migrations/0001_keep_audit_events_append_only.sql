create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
  raise exception 'audit_events is append-only';
end
$$;
--> statement-breakpoint
create trigger audit_events_are_append_only
  before update or delete on audit_events
  for each row execute function refuse_to_rewrite_history();
