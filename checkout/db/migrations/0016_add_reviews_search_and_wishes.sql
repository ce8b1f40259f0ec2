-- Both extensions are part of PostgreSQL, and whoever owns a database may add them.
create extension if not exists unaccent;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Words of the language, whatever accents they are written with.
create text search configuration pasar (copy = indonesian);
--> statement-breakpoint
alter text search configuration pasar
  alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with unaccent, indonesian_stem;
--> statement-breakpoint
CREATE TABLE "past_sales" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"month" timestamp with time zone NOT NULL,
	CONSTRAINT "past_sales_sold_something" CHECK ("past_sales"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"order_id" text,
	"sku" text NOT NULL,
	"past_sale_id" bigint,
	"stars" integer NOT NULL,
	"body" text,
	"language" text NOT NULL,
	"author" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_give_one_to_five_stars" CHECK ("reviews"."stars" between 1 and 5),
	CONSTRAINT "reviews_follow_a_sale" CHECK (num_nonnulls("reviews"."order_id", "reviews"."past_sale_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"product_id" text PRIMARY KEY NOT NULL,
	"document" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wishes" (
	"session_hash" text NOT NULL,
	"product_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wishes_session_hash_product_id_pk" PRIMARY KEY("session_hash","product_id")
);
--> statement-breakpoint
DROP INDEX "products_by_shop";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "reviews" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "stars" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "rating" integer GENERATED ALWAYS AS (case when reviews > 0 then round(100.0 * stars / reviews)::integer else 0 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sold" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "past_sales" ADD CONSTRAINT "past_sales_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_sku_variants_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."variants"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_past_sale_id_past_sales_id_fk" FOREIGN KEY ("past_sale_id") REFERENCES "public"."past_sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_belong_to_a_line" FOREIGN KEY ("order_id","sku") REFERENCES "public"."order_lines"("order_id","sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "past_sales_by_sku" ON "past_sales" USING btree ("sku");--> statement-breakpoint
CREATE INDEX "reviews_by_product" ON "reviews" USING btree ("product_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_a_line" ON "reviews" USING btree ("order_id","sku");--> statement-breakpoint
CREATE INDEX "reviews_by_past_sale" ON "reviews" USING btree ("past_sale_id");--> statement-breakpoint
CREATE INDEX "search_documents_by_word" ON "search_documents" USING gin ("document");--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin (word gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "wishes_by_session" ON "wishes" USING btree ("session_hash","created_at");--> statement-breakpoint
CREATE INDEX "products_by_sold" ON "products" USING btree ("sold","id") WHERE not delisted;--> statement-breakpoint
CREATE INDEX "products_by_category" ON "products" USING btree ("category","sold","id") WHERE not delisted;--> statement-breakpoint
CREATE INDEX "products_by_rating" ON "products" USING btree ("rating","id") WHERE not delisted;--> statement-breakpoint
CREATE INDEX "shops_by_city" ON "shops" USING btree ("city");--> statement-breakpoint
CREATE INDEX "shops_alike" ON "shops" USING gin (lower(name) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "variants_by_first_price" ON "variants" USING btree ("price","product_id") WHERE position = 0;--> statement-breakpoint
CREATE INDEX "products_by_shop" ON "products" USING btree ("shop_id","sold","id");--> statement-breakpoint
-- Name and brand before the description. Each text in both languages: somebody who reads English types the Indonesian name too.
create function search_document_of(product products) returns tsvector language sql stable as $$
  select setweight(to_tsvector('public.pasar', product.name_id || ' ' || product.brand), 'A')
    || setweight(to_tsvector('english', product.name_en), 'A')
    || setweight(to_tsvector('public.pasar', product.description_id), 'C')
    || setweight(to_tsvector('english', product.description_en), 'C')
$$;
--> statement-breakpoint
create function write_search_document() returns trigger language plpgsql as $$
begin
  insert into search_documents (product_id, document) values (new.id, search_document_of(new))
  on conflict (product_id) do update set document = excluded.document;
  -- In one order, so that two writers of the same words cannot wait for each other.
  insert into search_words (word)
  select distinct lower(unaccent(word)) as word
  from regexp_split_to_table(concat_ws(' ', new.name_id, new.name_en, new.brand, new.description_id, new.description_en), '[^[:alpha:]]+') word
  where length(word) between 3 and 40
  order by word
  on conflict do nothing;
  return null;
end;
$$;
--> statement-breakpoint
create trigger products_are_searched
  after insert or update of name_id, name_en, brand, description_id, description_en on products
  for each row execute function write_search_document();
--> statement-breakpoint
-- The products that were there before.
update products set brand = brand;
--> statement-breakpoint
create function count_review() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update products set reviews = reviews - 1, stars = products.stars - old.stars where id = old.product_id;
  end if;
  if tg_op <> 'DELETE' then
    update products set reviews = reviews + 1, stars = products.stars + new.stars where id = new.product_id;
  end if;
  return null;
end;
$$;
--> statement-breakpoint
create trigger reviews_are_counted after insert or delete or update of product_id, stars on reviews
  for each row execute function count_review();
--> statement-breakpoint
create function count_past_sale() returns trigger language plpgsql as $$
begin
  update products set sold = sold + new.quantity from variants where variants.sku = new.sku and products.id = variants.product_id;
  return null;
end;
$$;
--> statement-breakpoint
create trigger past_sales_are_counted after insert on past_sales for each row execute function count_past_sale();
--> statement-breakpoint
create function count_sold_pieces() returns trigger language plpgsql as $$
begin
  -- In the order of their id, so that two orders of the same goods cannot wait for each other.
  perform from products where id in (select product_id from order_lines where order_id = new.id) order by id for no key update;
  update products set sold = sold + pieces
  from (select product_id, sum(quantity)::integer as pieces from order_lines where order_id = new.id group by product_id) line
  where products.id = line.product_id;
  return null;
end;
$$;
--> statement-breakpoint
-- An order is done once; what comes back later was sold all the same.
create trigger done_orders_are_counted after update of completed_at on orders
  for each row when (old.completed_at is null and new.completed_at is not null) execute function count_sold_pieces();
