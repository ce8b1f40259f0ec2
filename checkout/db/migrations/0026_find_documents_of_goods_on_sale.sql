-- Documents are matched by their index however many match: the planner takes reading each one for cheaper than it is.
drop function documents_with(tsquery);--> statement-breakpoint
create function documents_with(query tsquery, most integer default null) returns table (product_id text, document tsvector)
language sql stable rows 100 set enable_seqscan = off as $$
  select search_documents.product_id, search_documents.document from search_documents
  where search_documents.document @@ query limit most
$$;--> statement-breakpoint
-- What is not on sale has no document, so a search by words alone reads no product before it knows which it shows.
create or replace function write_search_document() returns trigger language plpgsql as $$
begin
  if new.delisted then
    delete from search_documents where product_id = new.id;
    return null;
  end if;
  insert into search_documents (product_id, document) values (new.id, search_document_of(new))
  on conflict (product_id) do update set document = excluded.document;
  -- In one order, so that two writers of the same words cannot wait for each other.
  insert into search_words (word)
  select distinct lower(unaccent(word)) as word
  from regexp_split_to_table(concat_ws(' ', new.name_id, new.name_en, new.brand, new.description_id, new.description_en), '[^[:alpha:]]+') word
  where length(word) between 3 and 40
  order by word
  on conflict do nothing;
  return null;
end;
$$;--> statement-breakpoint
create or replace trigger products_are_searched
  after insert or update of name_id, name_en, brand, description_id, description_en, delisted on products
  for each row execute function write_search_document();--> statement-breakpoint
delete from search_documents using products where products.id = product_id and delisted;
