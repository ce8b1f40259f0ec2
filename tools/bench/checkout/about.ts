import { cpus, loadavg, totalmem } from 'node:os'
import { openDatabase } from '../../dev/postgres/open-database'
import type { BenchContext } from './context'

/**
 * Describes the machine, the versions, the row counts and the other load, without which the figures
 * mean nothing.
 */
export async function aboutThisRun({ pasar }: BenchContext) {
  const sql = openDatabase(pasar.databaseUrl)
  await sql`analyze`
  const [server] = await sql`select current_setting('server_version') as version, current_setting('fsync') as fsync`
  const [size] = await sql`
    select count(*) as tables, sum(greatest(reltuples, 0))::int as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  await sql.end()

  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    `Node ${process.versions.node}, PostgreSQL ${server?.version} with fsync ${server?.fsync}, one process a server, loopback; the buyers run on the same cores`,
    `data after the run: Pasar ${size?.tables} tables, ${size?.rows} rows; load of the last minute ${loadavg()[0]?.toFixed(1)}`,
  ]
}
