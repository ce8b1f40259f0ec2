-- Matches documents by their index however many match: the planner expects a scan to be cheaper
-- than it is.
create or replace function documents_with(query tsquery, most integer default null) returns table (product_id text, document tsvector)
language sql stable rows 100 set enable_seqscan = off as $$
  select search_documents.product_id, search_documents.document from search_documents
  where search_documents.document @@ query limit most
$$;
