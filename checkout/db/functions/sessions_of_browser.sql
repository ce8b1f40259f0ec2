-- Returns the sessions of a browser: its own, and those of the accounts that signed in on it, so
-- that a sign-out does not reset a count.
create or replace function sessions_of_browser(own text[], device text) returns text[] language sql stable as $$
  select array(
    select one from unnest(own) as one where one is not null union
    select session_hash from customer_devices join customers on customers.id = customer_id where token_hash = device
  )
$$;
