-- contracts: needs 0007_collect_vouchers
-- locks briefly: the tables of returns are small
ALTER TYPE "public"."return_reason" ADD VALUE 'changed_mind';--> statement-breakpoint
ALTER TABLE "return_photos" DROP CONSTRAINT "return_photos_file_unique";--> statement-breakpoint
ALTER TABLE "returns" DROP CONSTRAINT "returns_orderId_unique";--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "shop_id" text;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD COLUMN "received_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_parcels" ADD COLUMN "allocated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "refused" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "shop_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_refuse_what_is_requested" CHECK ("return_lines"."refused" between 0 and "return_lines"."quantity") NOT VALID;--> statement-breakpoint
-- A return of the previous version gets the parcel of its goods. One over several shops becomes one
-- for each: its refund is divided by the price of the goods, and each shop keeps the photos.
update returns set shop_id = coalesce((
  select min(line.shop_id) from return_lines piece join order_lines line using (order_id, sku) where piece.return_id = returns.id
), '');--> statement-breakpoint
insert into returns (order_id, shop_id, state, reason, note, requested_at, due_at, answer, answered_at, refunded, restocked)
select distinct whole.order_id, line.shop_id, state, reason, note, requested_at, due_at, answer, answered_at, refunded, restocked
from returns whole join return_lines piece on piece.return_id = whole.id
  join order_lines line on line.order_id = piece.order_id and line.sku = piece.sku
where line.shop_id <> whole.shop_id;--> statement-breakpoint
update return_lines piece set return_id = own.id
from order_lines line join returns own on own.order_id = line.order_id and own.shop_id = line.shop_id
where line.order_id = piece.order_id and line.sku = piece.sku and piece.return_id <> own.id;--> statement-breakpoint
insert into return_photos (return_id, position, file)
select own.id, position, file
from return_photos photo join returns whole on whole.id = photo.return_id
  join returns own on own.order_id = whole.order_id and own.id <> whole.id;--> statement-breakpoint
with priced as (
  select asked.id, asked.order_id, asked.refunded, sum(line.unit_price::bigint * piece.quantity) as goods,
    row_number() over (partition by asked.order_id order by asked.shop_id) as place
  from returns asked join return_lines piece on piece.return_id = asked.id
    join order_lines line on line.order_id = piece.order_id and line.sku = piece.sku
  where asked.refunded is not null
  group by asked.id
), divided as (
  select id, order_id, place, refunded, floor(refunded * goods / sum(goods) over (partition by order_id))::int as part,
    count(*) over (partition by order_id) as parcels
  from (select id, order_id, place, refunded, goods from priced) as whole
)
update returns set refunded = case when place > 1 then part else divided.refunded - (
  select sum(other.part) from divided other where other.order_id = divided.order_id and other.place > 1
) end
from divided where divided.id = returns.id and parcels > 1;--> statement-breakpoint
update order_parcels set allocated_at = whole.allocated_at,
  received_at = case when order_parcels.cancelled_at is null then whole.completed_at end,
  arrived_at = case when order_parcels.shipped_at is null then null else coalesce(order_parcels.arrived_at, whole.completed_at) end
from orders whole where whole.id = order_id and whole.status = 'done';--> statement-breakpoint
CREATE INDEX "return_lines_by_order" ON "return_lines" USING btree ("order_id","sku");--> statement-breakpoint
CREATE INDEX "return_photos_by_file" ON "return_photos" USING btree ("file");--> statement-breakpoint
CREATE INDEX "returns_by_parcel" ON "returns" USING btree ("order_id","shop_id");--> statement-breakpoint
CREATE UNIQUE INDEX "returns_one_open_a_parcel" ON "returns" USING btree ("order_id","shop_id") WHERE "returns"."state" = 'requested';