CREATE TABLE "moves" (
	"migration" uuid PRIMARY KEY NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"sequence" integer NOT NULL,
	"agreed" jsonb NOT NULL,
	"attested" text,
	"emptied" text,
	"closed" text,
	"keys" jsonb,
	"purged_at" timestamp with time zone
);
