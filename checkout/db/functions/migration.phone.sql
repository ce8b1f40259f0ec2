-- Converts an Indonesian phone number in any notation to E.164. Returns null for anything else.
create or replace function migration.phone(written text) returns text language sql immutable as $$
  SELECT '+62' || substring(regexp_replace(written, '[ ().-]', '', 'g') from '^(?:\+?62|0)([2-9]\d{7,11})$')
$$;
