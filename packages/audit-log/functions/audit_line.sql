-- Returns the text of an event that is hashed.
create or replace function audit_line(sequence bigint, previous_hash text, id bigint, at timestamptz, kind text, detail jsonb)
returns text language sql immutable as $$
  select concat_ws(E'\n', sequence, previous_hash, id,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), kind, detail::text)
$$;
