-- Builds the search document of a product: name and brand weigh more than the description. Each
-- text is in both languages, because readers of English also type Indonesian names.
create or replace function search_document_of(product products) returns tsvector language sql stable as $$
  select setweight(to_tsvector('public.pasar', product.name_id || ' ' || product.brand), 'A')
    || setweight(to_tsvector('english', product.name_en), 'A')
    || setweight(to_tsvector('public.pasar', product.description_id), 'C')
    || setweight(to_tsvector('english', product.description_en), 'C')
$$;
