ALTER TABLE "products" ADD COLUMN "star_counts" integer[] DEFAULT '{0,0,0,0,0}' NOT NULL;
--> statement-breakpoint
-- Nobody writes a review between what is counted below and the functions that count on from there; reading goes on.
lock table reviews in share row exclusive mode;
--> statement-breakpoint
create function star_counts_of(given integer[]) returns integer[] immutable language sql as $$
  select array_agg((select count(*) from unnest(given) as one where one = star)::integer order by star) from generate_series(1, 5) as star
$$;
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
update products set star_counts = given.star_counts
from (select product_id, star_counts_of(array_agg(stars)) as star_counts from reviews group by product_id) as given
where given.product_id = products.id;
