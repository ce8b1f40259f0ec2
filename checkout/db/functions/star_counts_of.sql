-- Counts ratings by their number of stars, from one to five.
create or replace function star_counts_of(given integer[]) returns integer[] immutable language sql as $$
  select array_agg((select count(*) from unnest(given) as one where one = star)::integer order by star) from generate_series(1, 5) as star
$$;
