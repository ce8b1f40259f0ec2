import { readdir, readFile } from 'node:fs/promises'
import type { Sql } from 'postgres'

/** The tables of `tables.ts`, as each system's migration creates them. */
const TABLES = `
  create table audit_events (
    id bigserial primary key, at timestamptz not null default now(), kind text not null, detail jsonb not null,
    sequence bigint unique, previous_hash text, hash text,
    constraint audit_events_are_sealed_whole check (num_nulls(sequence, previous_hash, hash) in (0, 3)));
  create index audit_events_unsealed on audit_events (id) where sequence is null;
  create table audit_head (id integer primary key default 1 check (id = 1), sequence bigint not null, hash text not null);
  insert into audit_head (sequence, hash) values (0, repeat('0', 64));
`

/** Creates an audit log in an empty database. */
export async function createAuditLog(sql: Sql) {
  await sql.unsafe(TABLES)
  const folder = new URL('../functions/', import.meta.url)
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')))
    await sql.unsafe(await readFile(new URL(file, folder), 'utf8'))
}
