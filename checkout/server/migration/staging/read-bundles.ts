import type { Sql } from 'postgres'

export type LoadedBundles = {
  migration: string | null
  /** Completely loaded bundles. */
  count: number
  rows: number
  /** End position of the last one in the old shop's log. */
  upTo: string | null
  /** Sequence of a half loaded bundle. */
  half: number | null
}

/** Returns the loading progress. */
export async function readBundles(sql: Sql): Promise<LoadedBundles> {
  const [read] = await sql<LoadedBundles[]>`
    select min(migration::text) as migration, count(loaded_at)::int as count,
      coalesce(sum(rows) filter (where loaded_at is not null), 0)::float as rows,
      (array_agg(up_to order by sequence desc) filter (where loaded_at is not null))[1] as "upTo",
      max(sequence) filter (where loaded_at is null) as half
    from migration.bundles`
  if (!read) throw new Error('bundles were not read')

  return read
}
