-- The same rules with their columns in another order: whoever knows the table may go on writing.
-- contracts: needs 0032_bring_merchants_over
-- locks briefly: no buyer's page reads or writes the table, and while a move runs its commands wait
ALTER TABLE "migration"."arrivals" DROP CONSTRAINT "arrivals_by_target";--> statement-breakpoint
ALTER TABLE "migration"."arrivals" DROP CONSTRAINT "arrivals_table_name_key_pk";--> statement-breakpoint
ALTER TABLE "migration"."arrivals" ADD CONSTRAINT "arrivals_key_table_name_pk" PRIMARY KEY("key","table_name");--> statement-breakpoint
ALTER TABLE "migration"."arrivals" ADD CONSTRAINT "arrivals_by_target" UNIQUE("target","table_name");
