-- A merchant of before the payers' secret makes payers' keys from its server key. The key that
-- replaces it is no reason to close pages, but the replaced one must open none later.
create or replace function renew_payer_secret() returns trigger language plpgsql as $$
begin
  new.payer_secret := gen_random_uuid()::text || gen_random_uuid()::text;
  return new;
end;
$$;

create or replace trigger payer_secrets_are_no_server_keys before update of server_key on merchants
  for each row when (new.server_key <> old.server_key and new.payer_secret = old.server_key)
  execute function renew_payer_secret();
