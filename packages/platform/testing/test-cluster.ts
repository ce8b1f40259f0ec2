import postgres from 'postgres'
import { testCluster } from '../../../tools/dev/postgres/test-database'

/** The tables that a library function expects from its caller, as each system defines them. */
export default testCluster('platform', async (url) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`
    create table operator_sessions (
      token_hash text primary key, started_at timestamptz not null, expires_at timestamptz not null)`
  await sql`create table rate_limits (key text primary key, points integer not null, expire bigint)`
  await sql.end()
})
