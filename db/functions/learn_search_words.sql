-- Adds the words of captions and hashtags to the search. The words of a post with a later
-- publication time are added with that time.
create or replace function learn_search_words(captions text[], tags text[], moments timestamptz[])
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
