CREATE TABLE "export_bundles" (
	"sequence" integer PRIMARY KEY NOT NULL,
	"manifest" text NOT NULL,
	"hash" text NOT NULL,
	"up_to" text NOT NULL,
	"rows" bigint NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"stored_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "export_chunks" (
	"number" integer PRIMARY KEY NOT NULL,
	"table_name" text NOT NULL,
	"first_key" bigint NOT NULL,
	"last_key" bigint NOT NULL,
	"entry" jsonb,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"migration" uuid PRIMARY KEY NOT NULL,
	"started_from" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL
);
