-- Name and brand before the description. Each text in both languages: somebody who reads English
-- types the Indonesian name too.
create or replace function search_document_of(product products) returns tsvector language sql stable as $$
  select setweight(to_tsvector('public.pasar', product.name_id || ' ' || product.brand), 'A')
    || setweight(to_tsvector('english', product.name_en), 'A')
    || setweight(to_tsvector('public.pasar', product.description_id), 'C')
    || setweight(to_tsvector('english', product.description_en), 'C')
$$;
