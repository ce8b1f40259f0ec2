-- Returns the pieces of a variant that unpaid and COD orders of unproven phones may hold together:
-- a fifth of its stock, at least one. An invented phone must not keep the goods from buyers who
-- pay.
create or replace function most_unpaid_of(stock integer) returns integer language sql immutable as $$
  select greatest(1, stock / 5)
$$;
