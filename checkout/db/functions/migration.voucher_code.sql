-- Normalises a voucher code as Pasar stores it: upper case, without spaces.
create or replace function migration.voucher_code(text) returns text immutable language sql as $$
  select upper(regexp_replace($1, '\s', '', 'g'))
$$;
