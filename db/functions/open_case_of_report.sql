-- Opens a moderation case for a report, or counts the report in the open one.
create or replace function open_case_of_report() returns trigger language plpgsql as $$
declare
  creator text;
  member text;
  found_case uuid;
begin
  if new.comment_id is not null then
    select c.member_id into member from comments c where c.id = new.comment_id;
    select id into creator from creators where member_id = member;
  else
    creator := coalesce(new.creator_id, (select p.creator_id from posts p where p.id = new.post_id));
    select c.member_id into member from creators c where c.id = creator;
  end if;

  insert into moderation_cases
    (post_id, comment_id, creator_id, owner_creator_id, owner_member_id, reports, opened_at)
  values (new.post_id, new.comment_id, new.creator_id, creator, member, 1, new.at)
  on conflict (subject) where status in ('open', 'taken_down', 'appealed', 'upheld')
    do update set reports = moderation_cases.reports + 1
  returning id into found_case;

  update reports set case_id = found_case where id = new.id;
  insert into reported_media (case_id, media)
  select found_case, u.id from posts p join uploaded_media u on u.id = p.media where p.id = new.post_id
  on conflict do nothing;
  return null;
end;
$$;

create or replace trigger reports_open_cases
  after insert on reports
  for each row execute function open_case_of_report();
