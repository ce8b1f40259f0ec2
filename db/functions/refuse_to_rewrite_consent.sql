-- Consents are written once.
create or replace function refuse_to_rewrite_consent() returns trigger language plpgsql as $$
begin
  raise exception 'consents are written once';
end
$$;

create or replace trigger consents_are_written_once
  before update on consents
  for each row execute function refuse_to_rewrite_consent();
