-- Once, on the first primary: psql -v pasar_password=… -v pgbouncer_password=… -f roles.sql
\set ON_ERROR_STOP on
create role pasar login nosuperuser nocreatedb nocreaterole password :'pasar_password';
create role pgbouncer login nosuperuser password :'pgbouncer_password';
create database pasar owner pasar;
\connect pasar
revoke connect on database pasar from public;
grant connect on database pasar to pgbouncer;
-- Gives PgBouncer the password verifier of each login role, except superusers.
create schema pgbouncer;
create function pgbouncer.find_login(asked text) returns table (name name, verifier text)
  language sql stable security definer set search_path = pg_catalog
as $$
  select rolname, rolpassword from pg_authid where rolname = asked and rolcanlogin and not rolsuper and not rolreplication
$$;
revoke all on schema pgbouncer from public;
revoke all on function pgbouncer.find_login(text) from public;
grant usage on schema pgbouncer to pgbouncer;
grant execute on function pgbouncer.find_login(text) to pgbouncer;
