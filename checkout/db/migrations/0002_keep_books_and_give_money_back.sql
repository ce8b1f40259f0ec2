CREATE TYPE "public"."ledger_account" AS ENUM('gateway_receivable', 'bank', 'gateway_fees', 'buyer_clearing', 'seller_payable', 'shipping_payable', 'service_fees', 'vouchers', 'refunds', 'refunds_payable', 'chargebacks', 'settlement_difference');--> statement-breakpoint
CREATE TYPE "public"."ledger_kind" AS ENUM('payment', 'completion', 'payout', 'refund_confirmed', 'void', 'manual_refund_opened', 'manual_refund_paid', 'manual_refund_dropped', 'chargeback', 'reversal', 'settlement');--> statement-breakpoint
CREATE TYPE "public"."cancel_reason" AS ENUM('buyer', 'refunded', 'reversed', 'charged_back');--> statement-breakpoint
CREATE TYPE "public"."order_flag" AS ENUM('refunded', 'reversed', 'charged_back');--> statement-breakpoint
CREATE TYPE "public"."outbox_topic" AS ENUM('gateway_refund', 'gateway_void', 'payout', 'buyer_message');--> statement-breakpoint
CREATE TYPE "public"."refund_reason" AS ENUM('cancelled', 'late', 'twice', 'desk', 'elsewhere');--> statement-breakpoint
CREATE TYPE "public"."refund_state" AS ENUM('requested', 'sent', 'confirmed', 'manual', 'manual_done', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."settlement_difference_kind" AS ENUM('missing_here', 'missing_there', 'amount', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."settlement_line_kind" AS ENUM('settlement', 'refund', 'chargeback', 'reversal');--> statement-breakpoint
CREATE TABLE "alarm_counts" (
	"kind" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alarm_counts_kind_minute_pk" PRIMARY KEY("kind","minute")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transaction_id" uuid NOT NULL,
	"account" "ledger_account" NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text DEFAULT 'IDR' NOT NULL,
	CONSTRAINT "ledger_entries_move_something" CHECK ("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"kind" "ledger_kind" NOT NULL,
	"order_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transactions_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "buyer_messages" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "buyer_messages_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"topic" "outbox_topic" NOT NULL,
	"order_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "outbox_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"order_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text DEFAULT 'IDR' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "payouts_key_unique" UNIQUE("key"),
	CONSTRAINT "payouts_orderId_unique" UNIQUE("order_id"),
	CONSTRAINT "payouts_pay_something" CHECK ("payouts"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" text NOT NULL,
	"attempt_id" uuid NOT NULL,
	"refund_key" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text DEFAULT 'IDR' NOT NULL,
	"reason" "refund_reason" NOT NULL,
	"state" "refund_state" NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"bank_confirmed_at" timestamp with time zone,
	"denial" text,
	"reference" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "refunds_refundKey_unique" UNIQUE("refund_key"),
	CONSTRAINT "refunds_give_something" CHECK ("refunds"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "settlement_differences" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" "settlement_difference_kind" NOT NULL,
	"day" date NOT NULL,
	"line_kind" "settlement_line_kind" NOT NULL,
	"provider_order_id" text NOT NULL,
	"refund_key" text,
	"reported" bigint,
	"booked" bigint,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "settlement_differences_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "settlement_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"digest" text NOT NULL,
	"lines" integer NOT NULL,
	"matched" integer NOT NULL,
	"differences" integer NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settlement_lines" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"key" text NOT NULL,
	"day" date NOT NULL,
	"kind" "settlement_line_kind" NOT NULL,
	"provider_order_id" text NOT NULL,
	"transaction_id" text NOT NULL,
	"refund_key" text,
	"payment_type" text NOT NULL,
	"method" text NOT NULL,
	"gross" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"net" bigint NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"matched" boolean NOT NULL,
	CONSTRAINT "settlement_lines_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "packed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "arrived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "completed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancel_reason" "cancel_reason";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "flag" "order_flag";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "flagged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "provider_settled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "given_back" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "charged_back" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "reversed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer_messages" ADD CONSTRAINT "buyer_messages_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_import_id_settlement_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."settlement_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_by_transaction" ON "ledger_entries" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_by_order" ON "ledger_transactions" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_by_day" ON "ledger_transactions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "buyer_messages_by_order" ON "buyer_messages" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "outbox_by_order" ON "outbox" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("due_at") WHERE "outbox"."published_at" is null;--> statement-breakpoint
CREATE INDEX "payouts_by_shop" ON "payouts" USING btree ("shop_id","created_at");--> statement-breakpoint
CREATE INDEX "refunds_by_order" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refunds_by_attempt" ON "refunds" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("requested_at") WHERE "refunds"."state" in ('requested', 'sent');--> statement-breakpoint
CREATE INDEX "settlement_differences_by_day" ON "settlement_differences" USING btree ("day");--> statement-breakpoint
CREATE INDEX "settlement_imports_by_time" ON "settlement_imports" USING btree ("imported_at");--> statement-breakpoint
CREATE INDEX "settlement_lines_by_day" ON "settlement_lines" USING btree ("day");--> statement-breakpoint
CREATE INDEX "settlement_lines_by_order" ON "settlement_lines" USING btree ("provider_order_id","kind");--> statement-breakpoint
CREATE INDEX "orders_to_complete" ON "orders" USING btree ("arrived_at") WHERE "orders"."status" = 'arrived';--> statement-breakpoint
CREATE INDEX "payment_attempts_unsettled" ON "payment_attempts" USING btree ("settled_at") WHERE "payment_attempts"."state" = 'paid' and "payment_attempts"."provider_settled_at" is null;--> statement-breakpoint
CREATE INDEX "payment_notifications_unread" ON "payment_notifications" USING btree ("received_at") WHERE "payment_notifications"."processed_at" is null;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_give_back_what_was_paid" CHECK ("payment_attempts"."given_back" between 0 and "payment_attempts"."amount");--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_charge_back_what_was_paid" CHECK ("payment_attempts"."charged_back" between 0 and "payment_attempts"."amount");--> statement-breakpoint
create function refuse_to_rewrite_the_books() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
--> statement-breakpoint
create trigger ledger_transactions_are_append_only
  before update or delete on ledger_transactions
  for each row execute function refuse_to_rewrite_the_books();
--> statement-breakpoint
create trigger ledger_entries_are_append_only
  before update or delete on ledger_entries
  for each row execute function refuse_to_rewrite_the_books();
--> statement-breakpoint
-- At the commit, when every entry of the transaction is there. An entry that is added later is checked with the others.
create function ledger_transactions_balance() returns trigger language plpgsql as $$
declare
  posted record;
  asked uuid := to_jsonb(new) ->> tg_argv[0];
begin
  select count(*) as entries, sum(amount) as total, count(distinct currency) as currencies
    into posted from ledger_entries where transaction_id = asked;
  if posted.entries < 2 or posted.total <> 0 or posted.currencies <> 1 then
    raise exception 'ledger transaction % does not balance: % entries, sum %, % currencies',
      asked, posted.entries, posted.total, posted.currencies using errcode = 'check_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger ledger_transactions_balance
  after insert on ledger_transactions deferrable initially deferred
  for each row execute function ledger_transactions_balance('id');
--> statement-breakpoint
create constraint trigger ledger_entries_balance
  after insert on ledger_entries deferrable initially deferred
  for each row execute function ledger_transactions_balance('transaction_id');
