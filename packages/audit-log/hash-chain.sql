-- What a system's migration holds, word for word. A trail is its table `audit_events` with a seal on each row:
-- the hash of the row and of the row before. Rows are written without one, so that writers never wait for each other,
-- and sealed in batches, in the order in which they became visible.
alter table audit_events
  add column sequence bigint unique,
  add column previous_hash text,
  add column hash text,
  add constraint audit_events_are_sealed_whole
    check (num_nulls(sequence, previous_hash, hash) in (0, 3));
--> statement-breakpoint
create index audit_events_unsealed on audit_events (id) where sequence is null;
--> statement-breakpoint
create table audit_head (
  id integer primary key default 1 check (id = 1),
  sequence bigint not null,
  hash text not null
);
--> statement-breakpoint
insert into audit_head (sequence, hash) values (0, repeat('0', 64));
--> statement-breakpoint
create function audit_line(sequence bigint, previous_hash text, id bigint, at timestamptz, kind text, detail jsonb)
returns text language sql immutable as $$
  select concat_ws(E'\n', sequence, previous_hash, id,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), kind, detail::text)
$$;
--> statement-breakpoint
create function seal_audit_events() returns integer language plpgsql as $$
declare
  event record;
  head record;
  sealed integer := 0;
begin
  -- One seals at a time; who comes too late leaves it to the one who is at it.
  if not pg_try_advisory_xact_lock(28348) then return 0; end if;
  select sequence, hash into head from audit_head;

  for event in select id, at, kind, detail from audit_events where sequence is null order by id limit 1000 loop
    update audit_events
    set sequence = head.sequence + 1, previous_hash = head.hash,
      hash = encode(sha256(convert_to(
        audit_line(head.sequence + 1, head.hash, event.id, event.at, event.kind, event.detail), 'UTF8')), 'hex')
    where id = event.id
    returning audit_events.sequence, audit_events.hash into head;
    sealed := sealed + 1;
  end loop;

  if sealed > 0 then
    update audit_head set sequence = head.sequence, hash = head.hash;
    perform pg_notify('audit_sealed', head.sequence::text);
  end if;
  return sealed;
end;
$$;
--> statement-breakpoint
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
--> statement-breakpoint
create or replace trigger audit_events_are_append_only
  before update or delete on audit_events
  for each row execute function refuse_to_rewrite_history();
--> statement-breakpoint
create function tell_of_audit_events() returns trigger language plpgsql as $$
begin
  -- Only the first row that waits rings: who hears it seals until none is left. Each ring makes commits wait in line.
  if coalesce((select sequence is not null from audit_events order by id desc limit 1), true) then
    perform pg_notify('audit_written', '');
  end if;
  return null;
end;
$$;
--> statement-breakpoint
create trigger audit_events_are_told
  before insert on audit_events
  for each statement execute function tell_of_audit_events();
