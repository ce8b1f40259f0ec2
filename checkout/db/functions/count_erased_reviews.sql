-- Subtracts deleted reviews, and the previous values of changed ones, from the counts of their
-- products. See count_written_reviews.
create or replace function count_erased_reviews() returns trigger language plpgsql as $$
begin
  with said as (
      select product_id, count(*) as reviews, sum(stars) as stars, star_counts_of(array_agg(stars)) as star_counts
      from erased group by product_id),
    locked as materialized (
      select id, said.reviews, said.stars, said.star_counts
      from products join said on product_id = id order by id for no key update of products)
  update products set reviews = products.reviews - locked.reviews, stars = products.stars - locked.stars,
    star_counts = (select array_agg(products.star_counts[star] - locked.star_counts[star] order by star) from generate_series(1, 5) as star)
  from locked where products.id = locked.id;
  return null;
end;
$$;

create or replace trigger reviews_overwritten_are_counted after update on reviews
  referencing old table as erased for each statement execute function count_erased_reviews();

create or replace trigger reviews_erased_are_counted after delete on reviews
  referencing old table as erased for each statement execute function count_erased_reviews();
