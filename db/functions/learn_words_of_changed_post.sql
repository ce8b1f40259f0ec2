-- Runs for each row, since a trigger on some columns has no transition table: likes and saves
-- change other columns.
create or replace function learn_words_of_changed_post() returns trigger language plpgsql as $$
begin
  perform learn_search_words(
    array[new.caption_id || ' ' || new.caption_en], array[array_to_string(new.hashtags, ' ')], array[new.published_at]
  );
  return null;
end;
$$;

create or replace trigger posts_teach_changed_words
  after update of caption_id, caption_en, hashtags, published_at on posts
  for each row execute function learn_words_of_changed_post();
