-- contracts: needs 0009_index_parcels
-- locks briefly: the table of complaints is small
-- The first of several open complaints about a parcel keeps it; the others move to the order.
update complaints set shop_id = null where id in (
  select id from (
    select id, row_number() over (partition by order_id, shop_id order by id) as place
    from complaints where answered_at is null and order_id is not null and shop_id is not null
  ) as open where place > 1
);--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_one_open_a_parcel" ON "complaints" USING btree ("order_id","shop_id") WHERE "complaints"."answered_at" is null;
