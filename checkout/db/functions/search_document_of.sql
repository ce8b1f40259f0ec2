-- Builds the search document of a product. A: the word that says what it is, which is the first of an
-- Indonesian name, before or after the brand, and the last of an English one; B: the whole name; C:
-- the category; D: the description. Each text is in both languages, because readers of English also
-- type Indonesian names. Indonesian words are stored as stems and as they are written, because stems
-- of unlike nouns are alike.
create or replace function search_document_of(product products) returns tsvector language sql stable as $$
  select setweight(to_tsvector('simple', unaccent(split_part(product.name_id, ' ', 1) || ' '
      || coalesce(substring(unbranded from '^(?:set )?(?:\d+ )?(\S+)'), ''))), 'A')
    || setweight(to_tsvector('english', coalesce(substring(kind from '(\S+)$'), '')), 'A')
    || setweight(to_tsvector('public.pasar', concat_ws(' ', product.name_id, whole, product.brand)), 'B')
    || setweight(to_tsvector('simple', unaccent(product.name_id)), 'B')
    || setweight(to_tsvector('english', product.name_en), 'B')
    || setweight(to_tsvector('simple', product.category), 'C')
    || setweight(to_tsvector('public.pasar', product.description_id), 'D')
    || setweight(to_tsvector('simple', unaccent(product.description_id)), 'D')
    || setweight(to_tsvector('english', product.description_en), 'D')
  from (select
    -- Numbers without the dot between their thousands, as people type them.
    regexp_replace(product.name_id, '(\d)\.(\d{3})\M', '\1\2', 'g') as whole,
    case when starts_with(lower(product.name_id), lower(product.brand) || ' ')
      then lower(substr(product.name_id, length(product.brand) + 2)) else lower(product.name_id) end as unbranded,
    -- Without sizes, contents, and what comes with it.
    regexp_replace(regexp_replace(regexp_replace(lower(product.name_en), '\mset of \d+ |,.*$', '', 'g'),
      ' (?:with|in|on|for|of|\+) .*$', ''), '(?: size)?(?: \S*\d\S*(?: (?:ml|l|g|kg|mm|cm|m|w|mah|inch|pieces|kinds))?)+$', '') as kind
  ) parts
$$;

-- Rewrites documents of an earlier version of this function.
do $$ begin
  update search_documents set document = search_document_of(products)
  from products where products.id = product_id and document is distinct from search_document_of(products);
end $$;
