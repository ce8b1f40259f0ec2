-- Writes the rows that a change leaves behind: each kind in the order in which it is given, and a
-- row with a key once. Subscribers of an order are notified at the commit.
create or replace function write_change_log(changes jsonb) returns void language plpgsql as $$
begin
  if changes ? 'order_events' then
    insert into order_events (order_id, kind, at, detail)
    select order_id, kind, at, detail
    from jsonb_to_recordset(changes -> 'order_events') as event (order_id text, kind text, at timestamptz, detail jsonb);
  end if;

  if changes ? 'audit_events' then
    insert into audit_events (kind, detail, at)
    select kind, detail, at
    from jsonb_to_recordset(changes -> 'audit_events') as event (kind text, detail jsonb, at timestamptz);
  end if;

  if changes ? 'postings' then
    with posting as (
      select distinct on (key) *
      from jsonb_to_recordset(changes -> 'postings')
        as posting (key text, kind ledger_kind, order_id text, at timestamptz, entries jsonb)
    ), posted as (
      insert into ledger_transactions (key, kind, order_id, at)
      select key, kind, order_id, at from posting on conflict do nothing returning id, key
    )
    insert into ledger_entries (transaction_id, account, amount, currency)
    select posted.id, account, amount, currency
    from posted join posting using (key),
      jsonb_to_recordset(posting.entries) as entry (account ledger_account, amount bigint, currency text);
  end if;

  if changes ? 'outbox' then
    -- A message stays in this database, so the commit that calls for it delivers it too.
    with added as (
      insert into outbox (key, topic, order_id, payload, created_at, due_at, published_at)
      select key, topic, order_id, payload, at, at, case topic when 'buyer_message' then at end
      from jsonb_to_recordset(changes -> 'outbox')
        as entry (key text, topic outbox_topic, order_id text, payload jsonb, at timestamptz)
      on conflict do nothing returning id, key, topic, order_id, payload, published_at
    ), told as (
      insert into buyer_messages (key, order_id, kind, detail, at)
      select key, order_id, payload ->> 'kind', payload - 'kind', published_at
      from added where topic = 'buyer_message' order by id
      returning id, key, order_id, kind, detail, at
    )
    -- Whoever left an e-mail gets it as a letter too. Each order is looked up by itself: a join would read all of them.
    insert into mails (key, order_id, recipient, kind, detail, created_at, due_at)
    select key, order_id, email, kind, detail, at, at
    from told cross join lateral (select email from orders where orders.id = told.order_id limit 1) as buyer
    where email is not null order by told.id;
  end if;

  if changes ? 'invoices' then
    insert into invoices (order_id, issued_at, document)
    select invoice.order_id, invoice.at, agreed.document || jsonb_build_object('method', invoice.method)
    from jsonb_to_recordset(changes -> 'invoices') as invoice (order_id text, method text, at timestamptz),
      -- The limit has each order looked up by its number, however many the planner expects.
      lateral (select document from invoice_documents() as one where one.order_id = invoice.order_id limit 1) as agreed
    on conflict do nothing;
  end if;

  if changes ? 'read_notifications' then
    update payment_notifications as notification set outcome = read.outcome, processed_at = read.at
    from jsonb_to_recordset(changes -> 'read_notifications') as read (id bigint, outcome notification_outcome, at timestamptz)
    where notification.id = read.id and processed_at is null;
  end if;

  perform pg_notify('order_changed', order_id)
  from (
    select event ->> 'order_id' as order_id from jsonb_array_elements(changes -> 'order_events') as event
    union select entry ->> 'order_id' from jsonb_array_elements(changes -> 'outbox') as entry where entry ->> 'topic' = 'buyer_message'
  ) as changed;
end;
$$;
