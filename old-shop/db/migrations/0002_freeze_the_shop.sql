CREATE TABLE "cut_over" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	CONSTRAINT "cut_over_once" CHECK (id = 1)
);
--> statement-breakpoint
-- Whoever asks, whichever way: what is written after the last bundle would be lost.
CREATE FUNCTION refuse_when_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM cut_over) THEN
		RAISE EXCEPTION USING ERRCODE = 'TL001',
			MESSAGE = 'Toko Lama has closed for its move to Pasar: it takes no orders and changes nothing any more.';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
	shop_table text;
BEGIN
	FOREACH shop_table IN ARRAY ARRAY['merchants', 'merchant_papers', 'products', 'vouchers', 'shoppers', 'baskets', 'orders',
		'order_lines', 'payments', 'refunds', 'invoices', 'reviews', 'balances'] LOOP
		EXECUTE format('CREATE TRIGGER refuse_when_frozen BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
			FOR EACH STATEMENT EXECUTE FUNCTION refuse_when_frozen()', shop_table);
	END LOOP;
END $$;
