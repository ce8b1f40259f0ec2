-- Adds the words of new posts to the search, once a statement.
create or replace function learn_words_of_posts() returns trigger language plpgsql as $$
begin
  perform learn_search_words(
    array_agg(caption_id || ' ' || caption_en), array_agg(array_to_string(hashtags, ' ')), array_agg(published_at)
  ) from written;
  return null;
end;
$$;

create or replace trigger posts_teach_words
  after insert on posts referencing new table as written
  for each statement execute function learn_words_of_posts();
