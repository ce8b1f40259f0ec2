-- An upload that a reported post shows from now on belongs to its case: a takedown removes it too.
create or replace function keep_reported_media() returns trigger language plpgsql as $$
begin
  insert into reported_media (case_id, media)
  select c.id, u.id from moderation_cases c join uploaded_media u on u.id = new.media
  where c.subject = 'post ' || new.id and c.status = 'open'
  on conflict do nothing;
  return null;
end;
$$;

create or replace trigger posts_keep_reported_media
  after update of media on posts
  for each row when (old.media is distinct from new.media) execute function keep_reported_media();
