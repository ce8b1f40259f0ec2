CREATE TABLE "demo_clock" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"offset_seconds" bigint NOT NULL,
	CONSTRAINT "demo_clock_id_check" CHECK (id = 1)
);
--> statement-breakpoint
-- The shop's time was what the audit log last said of it: moved ahead by so much, or reset, which names no offset.
INSERT INTO "demo_clock" ("offset_seconds")
SELECT ("detail"->>'offsetSeconds')::bigint FROM (
	SELECT "detail" FROM "audit_events" WHERE "kind" IN ('clock_advanced', 'database_reset') ORDER BY "id" DESC LIMIT 1
) AS "last" WHERE "detail" ? 'offsetSeconds';
