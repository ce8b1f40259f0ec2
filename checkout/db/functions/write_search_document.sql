-- Writes the search documents of products. A product that is not on sale has none, so that a
-- word search reads only products that it shows.
create or replace function write_search_document() returns trigger language plpgsql as $$
begin
  if new.delisted then
    delete from search_documents where product_id = new.id;
    return null;
  end if;
  insert into search_documents (product_id, document) values (new.id, search_document_of(new))
  on conflict (product_id) do update set document = excluded.document;
  -- Locks in a fixed order, so that two writers of the same words cannot deadlock.
  insert into search_words (word)
  select distinct lower(unaccent(word)) as word
  from regexp_split_to_table(concat_ws(' ', new.name_id, new.name_en, new.brand, new.description_id, new.description_en), '[^[:alpha:]]+') word
  where length(word) between 3 and 40
  order by word
  on conflict do nothing;
  return null;
end;
$$;

create or replace trigger products_are_searched
  after insert or update of name_id, name_en, brand, description_id, description_en, delisted on products
  for each row execute function write_search_document();
