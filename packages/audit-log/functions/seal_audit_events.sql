-- Seals pending events into the hash chain: each gets the hash of its row and of the previous
-- row. Events are written unsealed, so that writers never wait for each other, and are sealed in
-- batches, in the order in which they became visible.
create or replace function seal_audit_events() returns integer language plpgsql as $$
declare
  event record;
  head record;
  sealed integer := 0;
begin
  -- One process seals at a time; the others return at once.
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
