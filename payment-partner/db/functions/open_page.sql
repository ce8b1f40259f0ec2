-- One round trip for several statements: a caller that waited for a lock must look again. Requests
-- for a page or a charge of one order take turns by an advisory lock, since before the first there
-- is no row to lock. A payer who confirms a method meanwhile holds the page, and is either seen
-- afterwards or refused.
create or replace function open_page(page jsonb, event jsonb) returns boolean language plpgsql as $$
declare
  opened snap_tokens := jsonb_populate_record(null::snap_tokens, page);
begin
  perform pg_advisory_xact_lock(hashtextextended(opened.merchant_id || '/' || opened.order_id, 0));
  perform from snap_tokens
    where merchant_id = opened.merchant_id and order_id = opened.order_id and revoked_at is null for update;
  if exists (
    select from transactions
    where merchant_id = opened.merchant_id and order_id = opened.order_id
      and status not in ('deny', 'cancel', 'expire', 'failure')
  ) then
    return false;
  end if;

  update snap_tokens set revoked_at = opened.created_at
    where merchant_id = opened.merchant_id and order_id = opened.order_id and revoked_at is null;
  insert into snap_tokens values (opened.*);
  if event is not null then
    insert into audit_events (kind, detail, at)
    select kind, detail, at from jsonb_to_record(event) as told (kind text, detail jsonb, at timestamptz);
  end if;
  return true;
end;
$$;
