-- A takedown takes each upload that the post showed since it was reported.
-- locks briefly: uploaded_media has a row an upload
CREATE TABLE "reported_media" (
	"case_id" uuid NOT NULL,
	"media" text NOT NULL,
	CONSTRAINT "reported_media_case_id_media_pk" PRIMARY KEY("case_id","media")
);
--> statement-breakpoint
ALTER TABLE "reported_media" ADD CONSTRAINT "reported_media_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_media" ADD CONSTRAINT "reported_media_media_uploaded_media_id_fk" FOREIGN KEY ("media") REFERENCES "public"."uploaded_media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reported_media_by_media" ON "reported_media" USING btree ("media");--> statement-breakpoint
CREATE INDEX "uploaded_media_of_content" ON "uploaded_media" USING btree ("creator_id","digest");--> statement-breakpoint
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
--> statement-breakpoint
create function keep_reported_media() returns trigger language plpgsql as $$
begin
  insert into reported_media (case_id, media)
  select c.id, u.id from moderation_cases c join uploaded_media u on u.id = new.media
  where c.subject = 'post ' || new.id and c.status = 'open'
  on conflict do nothing;
  return null;
end;
$$;
--> statement-breakpoint
create trigger posts_keep_reported_media
  after update of media on posts
  for each row when (old.media is distinct from new.media) execute function keep_reported_media();
--> statement-breakpoint
insert into reported_media (case_id, media)
select c.id, u.id from moderation_cases c join posts p on p.id = c.post_id join uploaded_media u on u.id = p.media
where c.status in ('open', 'taken_down', 'appealed', 'upheld');
