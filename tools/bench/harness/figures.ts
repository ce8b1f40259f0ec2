import { cpus, loadavg, totalmem } from 'node:os'
import { openDatabase } from '../../dev/postgres/open-database'

export function percentile(values: number[], part: number) {
  const sorted = values.toSorted((one, other) => one - other)

  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export const median = (values: number[]) => percentile(values, 0.5)

export const spread = (values: number[]) => ({
  p50: Math.round(percentile(values, 0.5)),
  p95: Math.round(percentile(values, 0.95)),
  most: Math.round(percentile(values, 1)),
})

/** The machine, the version of Node and the other load. Without them the figures mean nothing. */
export const aboutMachine = () =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}; load of the last minute ${loadavg()[0]?.toFixed(1)}; who asks runs on the same cores`

export async function aboutDatabase(title: string, url = '') {
  const sql = openDatabase(url)
  await sql`analyze`
  const [server] = await sql`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      pg_size_pretty(pg_database_size(current_database())) as size`
  const [tables] = await sql`
    select count(*) as count, sum(greatest(reltuples, 0))::int as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  await sql.end()

  return `${title}: PostgreSQL ${server?.version} with fsync ${server?.fsync}, ${tables?.count} tables, ${tables?.rows} rows, ${server?.size} after the run`
}
