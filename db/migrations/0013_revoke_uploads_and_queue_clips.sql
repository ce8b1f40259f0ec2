-- A file that was taken down is known by its bytes; clips are made one a creator at a time.
CREATE UNLOGGED TABLE "clip_turns" (
	"creator_id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "uploaded_media" ADD COLUMN "digest" text;