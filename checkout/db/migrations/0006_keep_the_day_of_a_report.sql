ALTER TABLE "settlement_imports" ADD COLUMN "day" date;--> statement-breakpoint
CREATE INDEX "settlement_imports_by_day" ON "settlement_imports" USING btree ("day");