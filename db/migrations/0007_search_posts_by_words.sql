-- Both extensions are part of PostgreSQL, and whoever owns a database may add them.
create extension if not exists unaccent;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Words of the language, whatever accents they are written with.
create text search configuration ramai (copy = indonesian);
--> statement-breakpoint
alter text search configuration ramai
  alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with unaccent, indonesian_stem;
--> statement-breakpoint
-- An index is built without a search path, so that the configuration is named with its schema. The cost keeps the
-- planner from walking along the posts by time and computing it for each, where a word is rare or nowhere.
create function search_document(caption_id text, caption_en text, hashtags text[])
returns tsvector language sql immutable parallel safe cost 10000 as $$
  select to_tsvector('public.ramai', caption_id || ' ' || array_to_string(hashtags, ' ')) || to_tsvector('english', caption_en)
$$;
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"hashtag" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin (word gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "posts_by_words" ON "posts" USING gin (search_document(caption_id, caption_en, hashtags));--> statement-breakpoint
create function learn_search_words(captions text[], tags text[]) returns void language sql as $$
  insert into search_words (word, hashtag)
  select word, bool_or(hashtag) from (
    select lower(unaccent(word)) as word, false as hashtag
    from unnest(captions) caption, regexp_split_to_table(caption, '[^[:alpha:]]+') word
    union all
    select tag, true from unnest(tags) tag
  ) words
  where length(word) between 3 and 40
  group by word
  on conflict (word) do update set hashtag = true where excluded.hashtag and not search_words.hashtag
$$;
--> statement-breakpoint
create function learn_words_of_new_posts() returns trigger language plpgsql as $$
begin
  perform learn_search_words(
    array(select caption_id || ' ' || caption_en from written),
    array(select unnest(hashtags) from written)
  );
  return null;
end;
$$;
--> statement-breakpoint
-- A caption does not change once it is posted; whoever lets it change makes the same trigger for updates.
create trigger posts_teach_words
  after insert on posts referencing new table as written
  for each statement execute function learn_words_of_new_posts();
--> statement-breakpoint
-- The posts that were there before.
select learn_search_words(
  array(select caption_id || ' ' || caption_en from posts),
  array(select unnest(hashtags) from posts)
);
