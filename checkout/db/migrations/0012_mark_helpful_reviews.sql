CREATE TABLE "helpful_marks" (
	"review_id" bigint NOT NULL,
	"session_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "helpful_marks_review_id_session_hash_pk" PRIMARY KEY("review_id","session_hash")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "size_guide" jsonb;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "past_helpful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "helpful_marks" ADD CONSTRAINT "helpful_marks_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "helpful_marks_by_session" ON "helpful_marks" USING btree ("session_hash");