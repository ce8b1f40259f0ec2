-- Returns the first name and the initial of the last name, like `namedBriefly`.
create or replace function migration.named_briefly(text) returns text immutable language sql as $$
  select nullif(case when cardinality(names) > 1 then names[1] || ' ' || upper(left(names[cardinality(names)], 1)) || '.' else names[1] end, '')
  from (select regexp_split_to_array(btrim($1), '\s+') as names) as split
$$;
