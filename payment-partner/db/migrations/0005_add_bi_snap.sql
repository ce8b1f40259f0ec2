CREATE TABLE "bi_snap_accounts" (
	"merchant_id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" text NOT NULL,
	"public_keys" text NOT NULL,
	"notification_url" text,
	CONSTRAINT "bi_snap_accounts_clientId_unique" UNIQUE("client_id")
);
--> statement-breakpoint
CREATE TABLE "bi_snap_references" (
	"merchant_id" text NOT NULL,
	"partner_reference_no" text NOT NULL,
	"reference_no" text NOT NULL,
	"external_id" text NOT NULL,
	"transaction_id" uuid NOT NULL,
	CONSTRAINT "bi_snap_references_merchant_id_partner_reference_no_pk" PRIMARY KEY("merchant_id","partner_reference_no"),
	CONSTRAINT "bi_snap_references_referenceNo_unique" UNIQUE("reference_no")
);
--> statement-breakpoint
CREATE TABLE "bi_snap_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "bi_snap" jsonb;--> statement-breakpoint
ALTER TABLE "bi_snap_accounts" ADD CONSTRAINT "bi_snap_accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bi_snap_references" ADD CONSTRAINT "bi_snap_references_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bi_snap_references" ADD CONSTRAINT "bi_snap_references_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bi_snap_tokens" ADD CONSTRAINT "bi_snap_tokens_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bi_snap_references_by_external_id" ON "bi_snap_references" USING btree ("merchant_id","external_id");--> statement-breakpoint
CREATE INDEX "bi_snap_tokens_to_forget" ON "bi_snap_tokens" USING btree ("expires_at");