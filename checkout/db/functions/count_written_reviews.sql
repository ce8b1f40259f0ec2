-- Adds reviews to the counts of their products. Runs once a statement, so that many reviews
-- update each product once, and updates products in the same order for all writers.
create or replace function count_written_reviews() returns trigger language plpgsql as $$
begin
  with said as (
      select product_id, count(*) as reviews, sum(stars) as stars, star_counts_of(array_agg(stars)) as star_counts
      from written group by product_id),
    locked as materialized (
      select id, said.reviews, said.stars, said.star_counts
      from products join said on product_id = id order by id for no key update of products)
  update products set reviews = products.reviews + locked.reviews, stars = products.stars + locked.stars,
    star_counts = (select array_agg(products.star_counts[star] + locked.star_counts[star] order by star) from generate_series(1, 5) as star)
  from locked where products.id = locked.id;
  return null;
end;
$$;

create or replace trigger reviews_written_are_counted after insert on reviews
  referencing new table as written for each statement execute function count_written_reviews();

create or replace trigger reviews_rewritten_are_counted after update on reviews
  referencing new table as written for each statement execute function count_written_reviews();
