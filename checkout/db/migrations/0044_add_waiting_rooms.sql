CREATE TYPE "public"."waiting_room_mode" AS ENUM('closed', 'automatic', 'open');--> statement-breakpoint
CREATE TABLE "waiting_rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"mode" "waiting_room_mode" DEFAULT 'closed' NOT NULL,
	"opened_at" timestamp with time zone,
	"most_active" integer NOT NULL,
	"most_a_minute" integer NOT NULL,
	"taken" bigint DEFAULT 0 NOT NULL,
	"called" bigint DEFAULT 0 NOT NULL,
	"active" integer DEFAULT 0 NOT NULL,
	"allowance" double precision DEFAULT 0 NOT NULL,
	"rate" double precision DEFAULT 0 NOT NULL,
	"advanced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waiting_rooms_call_what_was_taken" CHECK ("waiting_rooms"."called" <= "waiting_rooms"."taken"),
	CONSTRAINT "waiting_rooms_count_seats" CHECK ("waiting_rooms"."active" >= 0),
	CONSTRAINT "waiting_rooms_let_somebody_in" CHECK ("waiting_rooms"."most_active" > 0 and "waiting_rooms"."most_a_minute" > 0)
);
--> statement-breakpoint
CREATE TABLE "waiting_seats" (
	"room_id" text NOT NULL,
	"number" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone,
	CONSTRAINT "waiting_seats_room_id_number_pk" PRIMARY KEY("room_id","number")
);
--> statement-breakpoint
ALTER TABLE "waiting_seats" ADD CONSTRAINT "waiting_seats_room_id_waiting_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."waiting_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waiting_seats_by_end" ON "waiting_seats" USING btree ("room_id","until");