CREATE TABLE "password_resets" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"member_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replay_messages" (
	"id" serial PRIMARY KEY NOT NULL,
	"replay_id" text NOT NULL,
	"member_id" text NOT NULL,
	"second" integer NOT NULL,
	"body" text NOT NULL,
	"body_en" text NOT NULL,
	CONSTRAINT "replay_messages_are_of_the_show" CHECK (second >= 0)
);
--> statement-breakpoint
CREATE TABLE "replays" (
	"id" text PRIMARY KEY NOT NULL,
	"post_id" text NOT NULL,
	"title_id" text NOT NULL,
	"title_en" text NOT NULL,
	"media" text NOT NULL,
	"seconds" integer NOT NULL,
	"aired_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "replays_post_id_unique" UNIQUE("post_id"),
	CONSTRAINT "replays_last" CHECK (seconds > 0)
);
--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_messages" ADD CONSTRAINT "replay_messages_replay_id_replays_id_fk" FOREIGN KEY ("replay_id") REFERENCES "public"."replays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_messages" ADD CONSTRAINT "replay_messages_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_resets_by_token" ON "password_resets" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "password_resets_of_member" ON "password_resets" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "password_resets_by_end" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "replay_messages_in_turn" ON "replay_messages" USING btree ("replay_id","second","id");--> statement-breakpoint
create function refuse_to_drop_consent() returns trigger language plpgsql as $$
begin
  -- Gone with its member, whose row is deleted first.
  if not exists (select from members where id = old.member_id) then
    return old;
  end if;
  raise exception 'consents are written once';
end
$$;
--> statement-breakpoint
create trigger consents_are_kept
  before delete on consents
  for each row execute function refuse_to_drop_consent();
