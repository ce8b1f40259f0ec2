-- Documents are matched by their index however many match: the planner takes reading each one for cheaper than it is.
create function documents_with(query tsquery) returns table (product_id text, document tsvector)
language sql stable rows 100 set enable_seqscan = off as $$
  select search_documents.product_id, search_documents.document from search_documents where search_documents.document @@ query
$$;
