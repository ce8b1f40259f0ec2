import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { testCluster } from '../../../tools/postgres/test-database'

/** A table as any system has it, and then what a hash chain makes of it. */
export default testCluster('audit_log', async (url) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`
    create table audit_events (
      id bigserial primary key, at timestamptz not null default now(), kind text not null, detail jsonb not null)`
  await sql.unsafe(await readFile(new URL('../hash-chain.sql', import.meta.url), 'utf8'))
  await sql.end()
})
