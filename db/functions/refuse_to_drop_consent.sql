-- A consent is deleted with its member alone.
create or replace function refuse_to_drop_consent() returns trigger language plpgsql as $$
begin
  -- Gone with its member, whose row is deleted first.
  if not exists (select from members where id = old.member_id) then
    return old;
  end if;
  raise exception 'consents are written once';
end
$$;

create or replace trigger consents_are_kept
  before delete on consents
  for each row execute function refuse_to_drop_consent();
