-- Refuses to delete a consent, except with its member.
create or replace function refuse_to_drop_consent() returns trigger language plpgsql as $$
begin
  -- The row of its member is deleted first.
  if not exists (select from members where id = old.member_id) then
    return old;
  end if;
  raise exception 'consents are written once';
end
$$;

create or replace trigger consents_are_kept
  before delete on consents
  for each row execute function refuse_to_drop_consent();
