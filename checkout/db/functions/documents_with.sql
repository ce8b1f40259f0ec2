-- Matches search documents by their index. The planner would choose a scan for frequent words,
-- because it underestimates the scan's cost.
create or replace function documents_with(query tsquery, most integer default null) returns table (product_id text, document tsvector)
language sql stable rows 100 set enable_seqscan = off as $$
  select search_documents.product_id, search_documents.document from search_documents
  where search_documents.document @@ query limit most
$$;
