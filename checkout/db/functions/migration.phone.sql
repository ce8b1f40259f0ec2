-- A telephone number of Indonesia in E.164, however it was written; null where it is none.
create or replace function migration.phone(written text) returns text language sql immutable as $$
  SELECT '+62' || substring(regexp_replace(written, '[ ().-]', '', 'g') from '^(?:\+?62|0)([2-9]\d{7,11})$')
$$;
