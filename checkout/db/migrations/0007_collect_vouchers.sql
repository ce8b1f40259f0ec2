CREATE TABLE "collected_vouchers" (
	"session_hash" text NOT NULL,
	"code" text NOT NULL,
	"collected_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collected_vouchers_session_hash_code_pk" PRIMARY KEY("session_hash","code")
);
--> statement-breakpoint
ALTER TABLE "collected_vouchers" ADD CONSTRAINT "collected_vouchers_code_vouchers_code_fk" FOREIGN KEY ("code") REFERENCES "public"."vouchers"("code") ON DELETE no action ON UPDATE no action;