CREATE TABLE "uploaded_media" (
	"id" text PRIMARY KEY NOT NULL,
	"creator_id" text NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"tone" text NOT NULL,
	"placeholder" text NOT NULL,
	"clip" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"creator_id" text NOT NULL,
	"post_id" text,
	"caption_id" text DEFAULT '' NOT NULL,
	"caption_en" text DEFAULT '' NOT NULL,
	"promotion" text DEFAULT '' NOT NULL,
	"media" text DEFAULT '' NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"publish_at" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_drafts_once_a_post" UNIQUE("post_id")
);
--> statement-breakpoint
CREATE TABLE "post_views" (
	"post_id" text NOT NULL,
	"day" date NOT NULL,
	"views" integer NOT NULL,
	CONSTRAINT "post_views_post_id_day_pk" PRIMARY KEY("post_id","day")
);
--> statement-breakpoint
ALTER TABLE "creators" ADD COLUMN "picture" text;--> statement-breakpoint
-- Until now every creator was one of the seed, with a picture of that name.
update creators set picture = '/media/avatars/' || id || '.svg';--> statement-breakpoint
-- Words are learnt anew below, each with the moment since when it may be said.
truncate search_words;--> statement-breakpoint
ALTER TABLE "search_words" ADD COLUMN "since" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "search_words" ADD COLUMN "hashtag_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "uploaded_media" ADD CONSTRAINT "uploaded_media_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_drafts" ADD CONSTRAINT "post_drafts_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_drafts" ADD CONSTRAINT "post_drafts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_views" ADD CONSTRAINT "post_views_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploaded_media_of_creator" ON "uploaded_media" USING btree ("creator_id");--> statement-breakpoint
CREATE INDEX "post_drafts_of_creator" ON "post_drafts" USING btree ("creator_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "posts_of_upload" ON "posts" USING btree ("media") WHERE media like 'u-%';--> statement-breakpoint
ALTER TABLE "search_words" DROP COLUMN "hashtag";--> statement-breakpoint
drop trigger posts_teach_words on posts;
--> statement-breakpoint
drop function learn_words_of_new_posts();
--> statement-breakpoint
drop function learn_search_words(text[], text[]);
--> statement-breakpoint
-- A post that is published later teaches its words with that moment: until then nobody is told of them.
create function learn_search_words(captions text[], tags text[], moments timestamptz[])
returns void language sql as $$
  insert into search_words (word, since, hashtag_since)
  select word, min(since), min(since) filter (where hashtag) from (
    select lower(unaccent(word)) as word, since, false as hashtag
    from unnest(captions, moments) post (caption, since), regexp_split_to_table(caption, '[^[:alpha:]]+') word
    union all
    select tag, since, true
    from unnest(tags, moments) post (joined, since), regexp_split_to_table(joined, ' ') tag
  ) words
  where length(word) between 3 and 40
  group by word
  on conflict (word) do update set since = least(search_words.since, excluded.since),
    hashtag_since = least(search_words.hashtag_since, excluded.hashtag_since)
  where excluded.since < search_words.since
    or (excluded.hashtag_since is not null
      and excluded.hashtag_since < coalesce(search_words.hashtag_since, 'infinity'))
$$;
--> statement-breakpoint
create function learn_words_of_posts() returns trigger language plpgsql as $$
begin
  perform learn_search_words(
    array_agg(caption_id || ' ' || caption_en), array_agg(array_to_string(hashtags, ' ')), array_agg(published_at)
  ) from written;
  return null;
end;
$$;
--> statement-breakpoint
create trigger posts_teach_words
  after insert on posts referencing new table as written
  for each statement execute function learn_words_of_posts();
--> statement-breakpoint
-- Of each row, since a trigger on some columns sees no table of what was written: likes and saves move other columns.
create function learn_words_of_changed_post() returns trigger language plpgsql as $$
begin
  perform learn_search_words(
    array[new.caption_id || ' ' || new.caption_en], array[array_to_string(new.hashtags, ' ')], array[new.published_at]
  );
  return null;
end;
$$;
--> statement-breakpoint
create trigger posts_teach_changed_words
  after update of caption_id, caption_en, hashtags, published_at on posts
  for each row execute function learn_words_of_changed_post();
--> statement-breakpoint
-- The posts that were there before.
select learn_search_words(
  array_agg(caption_id || ' ' || caption_en), array_agg(array_to_string(hashtags, ' ')), array_agg(published_at)
) from posts;
