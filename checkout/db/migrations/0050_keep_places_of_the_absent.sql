CREATE TABLE "waiting_absences" (
	"room_id" text NOT NULL,
	"number" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone,
	CONSTRAINT "waiting_absences_room_id_number_pk" PRIMARY KEY("room_id","number")
);
--> statement-breakpoint
ALTER TABLE "waiting_absences" ADD CONSTRAINT "waiting_absences_room_id_waiting_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."waiting_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waiting_absences_by_end" ON "waiting_absences" USING btree ("room_id","until");