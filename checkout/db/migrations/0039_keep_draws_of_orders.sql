CREATE TABLE "migration"."draws" (
	"number" integer PRIMARY KEY NOT NULL,
	"migration" uuid NOT NULL,
	"commitment" text NOT NULL,
	"nonce" text NOT NULL,
	"orders" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
