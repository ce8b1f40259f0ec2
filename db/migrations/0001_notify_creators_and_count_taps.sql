CREATE TYPE "public"."mark_kind" AS ENUM('like', 'save');--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'comment' BEFORE 'comment_like';--> statement-breakpoint
CREATE TABLE "mark_notifications" (
	"post_id" text NOT NULL,
	"kind" "mark_kind" NOT NULL,
	"actor_id" text NOT NULL,
	"member_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "mark_notifications_post_id_kind_actor_id_pk" PRIMARY KEY("post_id","kind","actor_id")
);
--> statement-breakpoint
ALTER TABLE "post_views" ADD COLUMN "taps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mark_notifications" ADD CONSTRAINT "mark_notifications_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_notifications" ADD CONSTRAINT "mark_notifications_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_notifications" ADD CONSTRAINT "mark_notifications_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mark_notifications_of_member" ON "mark_notifications" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "mark_notifications_unread" ON "mark_notifications" USING btree ("member_id") WHERE read_at is null;