CREATE TYPE "public"."moderator_decision" AS ENUM('keep', 'take_down', 'uphold', 'restore');--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'takedown_undone' BEFORE 'account_closed';--> statement-breakpoint
CREATE TABLE "moderation_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"decision" "moderator_decision" NOT NULL,
	"moderator" text NOT NULL,
	"reason" "takedown_reason",
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text,
	CONSTRAINT "moderation_decisions_take_down_by_a_rule" CHECK (("moderation_decisions"."decision" = 'take_down') = ("moderation_decisions"."reason" is not null)),
	CONSTRAINT "moderation_decisions_undone_by_somebody" CHECK (("moderation_decisions"."undone_at" is null) = ("moderation_decisions"."undone_by" is null)),
	CONSTRAINT "moderation_decisions_undone_in_time" CHECK ("moderation_decisions"."undone_at" is null or ("moderation_decisions"."decision" in ('keep', 'take_down')
        and "moderation_decisions"."undone_at" between "moderation_decisions"."at" and "moderation_decisions"."at" + interval '30 minutes'))
);
--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD COLUMN "assignee" text;--> statement-breakpoint
ALTER TABLE "operator_sessions" ADD COLUMN "name" text DEFAULT 'operator' NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "moderation_decisions_of_case" ON "moderation_decisions" USING btree ("case_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_decisions_in_force" ON "moderation_decisions" USING btree ("case_id",(decision in ('keep', 'take_down'))) WHERE undone_at is null;