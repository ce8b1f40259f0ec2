-- What was on sale without its numbers is so no more; whoever sells it adds them and puts it on sale again.
update products set delisted = true where not ("delisted" or (standards @> '[{"kind": "BPOM"}]' or "category" <> 'beauty')
      and (standards @> '[{"kind": "HALAL"}]' and (standards @> '[{"kind": "BPOM"}]' or standards @> '[{"kind": "PIRT"}]') or "category" <> 'food')
      and (standards @> '[{"kind": "SNI"}]' or "category" <> 'toys' and "name_id" !~* '\mhelm\M'));--> statement-breakpoint
CREATE TABLE "complaint_photos" (
	"complaint_id" integer NOT NULL,
	"position" integer NOT NULL,
	"file" text NOT NULL,
	CONSTRAINT "complaint_photos_complaint_id_position_pk" PRIMARY KEY("complaint_id","position"),
	CONSTRAINT "complaint_photos_file_unique" UNIQUE("file")
);
--> statement-breakpoint
ALTER TABLE "complaint_photos" ADD CONSTRAINT "complaint_photos_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_on_sale_carry_their_standards" CHECK ("products"."delisted" or (standards @> '[{"kind": "BPOM"}]' or "products"."category" <> 'beauty')
      and (standards @> '[{"kind": "HALAL"}]' and (standards @> '[{"kind": "BPOM"}]' or standards @> '[{"kind": "PIRT"}]') or "products"."category" <> 'food')
      and (standards @> '[{"kind": "SNI"}]' or "products"."category" <> 'toys' and "products"."name_id" !~* '\mhelm\M'));