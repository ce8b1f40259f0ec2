-- contracts: needs 0044_add_waiting_rooms
-- An earlier build reads an amount as it did; the table is rewritten once, and has a row a completed order.
ALTER TYPE "public"."ledger_kind" ADD VALUE 'former_shop_paid';--> statement-breakpoint
ALTER TABLE "payouts" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payouts" ALTER COLUMN "amount" SET DATA TYPE bigint;