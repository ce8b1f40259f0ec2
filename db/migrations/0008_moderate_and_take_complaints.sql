CREATE TYPE "public"."complaint_topic" AS ENUM('ad', 'product', 'creator', 'account', 'privacy', 'other');--> statement-breakpoint
CREATE TYPE "public"."moderation_status" AS ENUM('open', 'kept', 'taken_down', 'appealed', 'upheld', 'restored');--> statement-breakpoint
CREATE TYPE "public"."takedown_reason" AS ENUM('misleading', 'unsafe_product', 'unmarked_ad', 'hate', 'spam', 'other');--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'taken_down';--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'takedown_upheld';--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'takedown_reversed';--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'account_closed';--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'account_reopened';--> statement-breakpoint
CREATE TABLE "catalogue_uploads" (
	"shop" text PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"file" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "catalogue_uploads_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "complaints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"secret_hash" char(64) NOT NULL,
	"topic" "complaint_topic" NOT NULL,
	"body" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "complaints_are_answered_whole" CHECK ((answer is null) = (answered_at is null))
);
--> statement-breakpoint
CREATE TABLE "moderation_cases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"notice" text DEFAULT rtrim(regexp_replace(upper(left(md5(gen_random_uuid()::text), 16)), '(.{4})', '\1-', 'g'), '-') NOT NULL,
	"post_id" text,
	"comment_id" uuid,
	"creator_id" text,
	"subject" text GENERATED ALWAYS AS (coalesce('post ' || post_id, 'comment ' || comment_id::text, 'creator ' || creator_id)) STORED NOT NULL,
	"owner_creator_id" text,
	"owner_member_id" text,
	"status" "moderation_status" DEFAULT 'open' NOT NULL,
	"reports" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"reason" "takedown_reason",
	"note" text,
	"decided_at" timestamp (3) with time zone,
	"appeal" text,
	"appealed_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "moderation_cases_notice_unique" UNIQUE("notice"),
	CONSTRAINT "moderation_cases_name_one_thing" CHECK (num_nonnulls(post_id, comment_id, creator_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_once_each";--> statement-breakpoint
ALTER TABLE "reports" DROP CONSTRAINT "reports_once_each";--> statement-breakpoint
ALTER TABLE "reports" DROP CONSTRAINT "reports_name_one_thing";--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "actor_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_imports" ADD COLUMN "file" text;--> statement-breakpoint
ALTER TABLE "catalogue_imports" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "creators" ADD COLUMN "profile_taken_down_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "creators" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "taken_down_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "creator_id" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "subject" text GENERATED ALWAYS AS (coalesce('post ' || post_id, 'comment ' || comment_id::text, 'creator ' || creator_id)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_owner_creator_id_creators_id_fk" FOREIGN KEY ("owner_creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_owner_member_id_members_id_fk" FOREIGN KEY ("owner_member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaints_unanswered" ON "complaints" USING btree ("due_at","id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "complaints_answered" ON "complaints" USING btree ("answered_at","id") WHERE answered_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_cases_live" ON "moderation_cases" USING btree ("subject") WHERE status in ('open', 'taken_down', 'appealed', 'upheld');--> statement-breakpoint
CREATE INDEX "moderation_cases_by_status" ON "moderation_cases" USING btree ("status","opened_at","id");--> statement-breakpoint
CREATE INDEX "moderation_cases_of_creator" ON "moderation_cases" USING btree ("owner_creator_id");--> statement-breakpoint
CREATE INDEX "moderation_cases_of_member" ON "moderation_cases" USING btree ("owner_member_id");--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_of_case" ON "reports" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_once_each" UNIQUE NULLS NOT DISTINCT("member_id","kind","actor_id","comment_id","creator_id","case_id");--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_once_each" UNIQUE("member_id","subject");--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_come_from_somebody" CHECK (num_nonnulls(actor_id, case_id) = 1);--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_name_one_thing" CHECK (num_nonnulls(post_id, comment_id, creator_id) = 1);--> statement-breakpoint
-- Every report has a case: the live one of the same thing, or a new one. Whoever writes a report need not know.
create function open_case_of_report() returns trigger language plpgsql as $$
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
  return null;
end;
$$;
--> statement-breakpoint
create trigger reports_open_cases
  after insert on reports
  for each row execute function open_case_of_report();
